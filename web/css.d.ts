// esbuild gives style sheets as text (tools/build_web.mjs).
declare module "*.css" {
  const text: string;
  export default text;
}
