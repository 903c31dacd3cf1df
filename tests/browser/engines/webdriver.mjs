// As much of W3C WebDriver as the tests need, over fetch.

export class WebDriver {
  constructor(origin) {
    this.origin = origin;
  }

  async call(method, path, body) {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path.split("/").slice(3).join("/")}: ${value?.error}: ${value?.message}`);
    return value;
  }

  async open(capabilities) {
    const { sessionId } = await this.call("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    this.session = `/session/${sessionId}`;
  }
  get(what) {
    return this.call("GET", `${this.session}/${what}`);
  }
  post(what, body = {}) {
    return this.call("POST", `${this.session}/${what}`, body);
  }
  close() {
    return this.call("DELETE", this.session);
  }

  // Runs the function in the page, waits for its promise, and passes argument and result as JSON.
  async evaluate(fn, arg) {
    const script = `
      const done = arguments[1];
      Promise.resolve().then(() => (${fn})(arguments[0])).then(
        (value) => done({ value: value === undefined ? null : JSON.stringify(value) }),
        (error) => done({ error: error + " " + (error?.stack ?? "") }));`;
    const result = await this.post("execute/async", { script, args: [arg ?? null] });
    if (result.error) throw new Error(result.error);
    return result.value === null ? undefined : JSON.parse(result.value);
  }

  actions(type, id, actions, parameters) {
    return this.post("actions", { actions: [{ type, id, actions, ...(parameters && { parameters }) }] });
  }
}

// Keys that write nothing, as WebDriver numbers them.
const keyCodes = {
  Backspace: 0xe003, Tab: 0xe004, Enter: 0xe007, Shift: 0xe008, Control: 0xe009, Alt: 0xe00a, Escape: 0xe00c, Space: 0x20, PageUp: 0xe00e,
  PageDown: 0xe00f, End: 0xe010, Home: 0xe011, ArrowLeft: 0xe012, ArrowUp: 0xe013, ArrowRight: 0xe014, ArrowDown: 0xe015,
  Insert: 0xe016, Delete: 0xe017, F1: 0xe031, F2: 0xe032, F3: 0xe033, F5: 0xe035, F6: 0xe036, Meta: 0xe03d,
};

export const keyValue = (key) => (key in keyCodes ? String.fromCharCode(keyCodes[key]) : key);
