// The module that Emscripten writes; web/module.ts gives it its type.
declare module "storylens-module" {
  const create: unknown;
  export default create;
}
