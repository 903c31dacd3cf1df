// What a scene can do with a page, in any engine. Names and meanings are those of Playwright's Page; each engine gives the primitives:
//
//   goto(url) reload() evaluate(fn, arg) inject(source) addInitScript(fn) setViewportSize({ width, height }) screenshot() → PNG
//   pointerMove(x, y) pointerDown(count) pointerUp(count) wheelAt(x, y, dx, dy) keyDown(key) keyUp(key) insertText(text)
//   touch(points) requests() → addresses
//
// evaluate() waits for promises and passes JSON. inject() runs a script in the page, whatever its content security policy says. Coordinates are CSS pixels of the viewport. Key names are those of KeyboardEvent.key.
// problems collects what the page reports: uncaught errors and console errors.

const pollInterval_ms = 40;

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export class Page {
  problems = [];
  #at = { x: 0, y: 0 };

  // Tries until the function returns something true (JSON, no node); the error of the last try is told when it never does.
  async waitForFunction(fn, arg = null, { timeout = 20_000 } = {}) {
    const end = Date.now() + timeout;
    for (let last; ; ) {
      try {
        const value = await this.evaluate(fn, arg);
        if (value) return value;
        last = undefined;
      } catch (error) {
        last = error; // a page that is being replaced cannot answer
      }
      if (Date.now() > end) {
        throw new Error(`not so within ${timeout} ms: ${fn} of ${JSON.stringify(arg)}${last ? ` (${last.message})` : ""}`);
      }
      await pause(pollInterval_ms);
    }
  }

  // The problems so far.
  async reported() {
    return this.problems;
  }

  // Within one document.
  async goBack() {
    await this.evaluate(() => {
      const done = new Promise((popped) => addEventListener("popstate", popped, { once: true }));
      history.back();
      return done.then(() => {});
    });
  }

  waitForTimeout(ms) {
    return pause(ms);
  }

  url() {
    return this.evaluate(() => location.href);
  }

  // Presses and releases where the pointer is, soon enough after one another to be one double click: in one request where the driver can.
  async pointerClicks(clickCount) {
    for (let count = 1; count <= clickCount; ++count) {
      await this.pointerDown(count);
      await this.pointerUp(count);
    }
  }

  mouse = {
    move: async (x, y, { steps = 1 } = {}) => {
      const from = this.#at;
      for (let i = 1; i <= steps; ++i) {
        await this.pointerMove(from.x + ((x - from.x) * i) / steps, from.y + ((y - from.y) * i) / steps);
      }
      this.#at = { x, y };
    },
    down: (count = 1) => this.pointerDown(count),
    up: (count = 1) => this.pointerUp(count),
    click: async (x, y, { clickCount = 1 } = {}) => {
      await this.mouse.move(x, y);
      await this.pointerClicks(clickCount, this.#at);
    },
    dblclick: (x, y) => this.mouse.click(x, y, { clickCount: 2 }),
    wheel: (dx, dy) => this.wheelAt(this.#at.x, this.#at.y, dx, dy),
  };

  keyboard = {
    // "Shift+Tab": held keys first.
    press: async (keys) => {
      const parts = keys === "+" ? ["+"] : keys.split("+");
      for (const key of parts) await this.keyDown(key);
      for (const key of parts.reverse()) await this.keyUp(key);
    },
    type: async (text) => {
      for (const key of text) {
        await this.keyDown(key);
        await this.keyUp(key);
      }
    },
    insertText: (text) => this.insertText(text),
    // Types by an input method: each of the stages stands in the field before the last is committed.
    compose: (stages) => this.compose(stages),
  };

  // Without a real input method: the events that one would send, in their order, to the focused field.
  compose(stages) {
    return this.evaluate((stages) => {
      let field = document.activeElement;
      while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
      const before = field.value.slice(0, field.selectionStart);
      const after = field.value.slice(field.selectionEnd);
      const common = { bubbles: true, composed: true, cancelable: true };
      field.dispatchEvent(new CompositionEvent("compositionstart", { ...common, data: "" }));
      for (const data of stages) {
        field.dispatchEvent(new KeyboardEvent("keydown", { ...common, key: "Process", code: "KeyG", keyCode: 229, isComposing: true }));
        field.dispatchEvent(new CompositionEvent("compositionupdate", { ...common, data }));
        field.dispatchEvent(new InputEvent("beforeinput", { ...common, data, inputType: "insertCompositionText", isComposing: true }));
        field.value = before + data + after;
        field.setSelectionRange(before.length + data.length, before.length + data.length);
        field.dispatchEvent(new InputEvent("input", { ...common, data, inputType: "insertCompositionText", isComposing: true }));
      }
      field.dispatchEvent(new CompositionEvent("compositionend", { ...common, data: stages.at(-1) }));
    }, stages);
  }
}
