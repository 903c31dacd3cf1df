// The policy of embed.html, which may stand in a frame without an origin: there WebKit takes 'self' in a page's own policy for nobody, so that the
// address that the page came from is named. Runs before anything else is loaded.
{
  const site = new URL(location.href).origin; // of the address: location.origin is "null" there
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `default-src 'none'; script-src ${site} 'wasm-unsafe-eval'; style-src ${site}; connect-src ${site} https: http:; img-src ${site} data:`;
  document.head.append(policy);
}
