// A real element over every painted control: a button, a slider or a field, in the area of its panel, in the order of the keyboard.

import type { StorylensModule } from "./module";

export type Box = [x: number, y: number, width: number, height: number];
export type ControlMessage = [
  id: string, label: string, x: number, y: number, width: number, height: number, isToggle: number, isOn: number, isInput: number,
  role?: number, min?: number, max?: number, step?: number, value?: number, valueText?: string, isMirrored?: number,
];
enum Role { Button, Check, Slider, Opener, Group } // as ControlRole in src/ui/ui_frame.h counts

export interface ControlOptions {
  module: StorylensModule;
  card: () => HTMLElement; // what no place is kept for comes before it
  pressed: (id: string, button: HTMLElement) => void;
  isReading: () => boolean;
  setReading: (isOn: boolean) => void;
  goBack: () => void; // what had the focus is gone
  changed: () => void;
}

export function setBox(element: HTMLElement, [x, y, width, height]: Box): void {
  for (const [name, value] of Object.entries({ x, y, w: width, h: height })) element.style.setProperty(`--${name}`, `${value}px`);
}

export class Controls {
  private readonly areas = new Map<string, HTMLElement>();
  private readonly controls = new Map<string, HTMLElement>();

  constructor(private readonly options: ControlOptions) {}

  get(id: string): HTMLElement | undefined {
    return this.controls.get(id);
  }
  fieldOf(area: string): HTMLElement | null | undefined {
    return this.areas.get(area)?.querySelector("input");
  }

  show(controls: ControlMessage[]): void {
    const seen = new Set<string>();
    const opened: HTMLElement[] = [];
    for (const control of controls) {
      seen.add(control[0]);
      if (control[9] === Role.Group) this.showGroup(control, opened);
      else this.showControl(control);
    }
    for (const [id, element] of this.controls) {
      if (seen.has(id)) continue;
      const hadFocus = element.matches(":focus");
      element.remove();
      this.controls.delete(id);
      if (hadFocus) this.options.goBack();
    }
    for (const area of this.areas.values()) {
      if (area.getAttribute("role") !== "group" || seen.has(`${area.dataset["area"]}.`)) continue;
      area.removeAttribute("role");
      area.querySelector(".ground")?.remove();
    }
    for (const area of opened) area.querySelector<HTMLElement>("button,input")?.focus({ preventScroll: true });
  }

  private showControl([id, label, x, y, width, height, isToggle, isOn, isInput, role, ...range]: ControlMessage): void {
    let element = this.controls.get(id);
    if (!element) {
      element = role === Role.Slider ? this.makeSlider(id) : isInput ? this.makeInput() : this.makeButton(id);
      this.controls.set(id, element);
      this.areaOf(id).append(element);
      if (isInput) element.focus({ preventScroll: true });
    }
    setBox(element, [x, y, width, height]);
    if (role === Role.Slider) this.setSlider(element as HTMLInputElement, label, range);
    else if (element instanceof HTMLInputElement) element.placeholder = element.ariaLabel = label;
    else if (element.textContent !== label) element.textContent = label;
    const state = role === Role.Check ? "aria-checked" : role === Role.Opener ? "aria-expanded" : "aria-pressed";
    if (role === Role.Check) element.setAttribute("role", "checkbox");
    if ((isToggle || role === Role.Check || role === Role.Opener) && id !== "toolbar.text") element.setAttribute(state, String(isOn === 1));
  }

  // A popover is a named group; the keyboard goes into it when it opens, and back to its button when it is gone.
  private showGroup([id, label, ...box]: ControlMessage, opened: HTMLElement[]): void {
    const area = this.areaOf(id);
    if (id === "settings." || id === "share.") this.setGround(area, box.slice(0, 4) as Box);
    if (area.getAttribute("role") !== "group") opened.push(area);
    area.setAttribute("role", "group");
    area.setAttribute("aria-label", label);
  }

  // What lies under a popover over the text is not to be pressed through it.
  private setGround(area: HTMLElement, box: Box): void {
    let ground = area.querySelector<HTMLElement>(".ground");
    if (!ground) {
      ground = document.createElement("div");
      ground.className = "ground";
      area.prepend(ground);
    }
    setBox(ground, box);
  }

  makeArea(name: string): HTMLElement {
    const element = document.createElement("div");
    element.className = "area";
    element.dataset["area"] = name;
    if (name === "toolbar") element.setAttribute("part", name);
    this.areas.set(name, element);
    return element;
  }

  // Of a control: before the card, where no place is kept for it.
  private areaOf(controlId: string): HTMLElement {
    const name = controlId.slice(0, controlId.indexOf("."));
    const known = this.areas.get(name);
    if (known) return known;
    const made = this.makeArea(name);
    this.options.card().before(made);
    return made;
  }

  private makeButton(id: string): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset["control"] = id;
    if (id === "toolbar.text") button.setAttribute("aria-pressed", String(this.options.isReading()));
    button.addEventListener("click", () => {
      if (id === "toolbar.text") return this.options.setReading(!this.options.isReading());
      this.options.pressed(id, button);
    });
    return button;
  }

  private makeSlider(id: string): HTMLElement {
    const slider = document.createElement("input");
    slider.type = "range";
    slider.dataset["control"] = id;
    slider.addEventListener("input", () => {
      this.options.module.setValue(id, slider.valueAsNumber);
      this.options.changed();
    });
    return slider;
  }

  private setSlider(slider: HTMLInputElement, label: string, [min, max, step, value, text, isMirrored]: (number | string | undefined)[]): void {
    for (const [name, bound] of Object.entries({ min, max, step })) slider.setAttribute(name, String(bound));
    slider.value = String(value);
    slider.dir = isMirrored ? "rtl" : "ltr";
    slider.ariaLabel = label;
    slider.ariaValueText = String(text);
  }

  private makeInput(): HTMLElement {
    const input = document.createElement("input");
    input.type = "search";
    input.autocomplete = "off";
    input.maxLength = 200;
    input.dir = "auto";
    input.spellcheck = false;
    input.enterKeyHint = "search";
    input.addEventListener("input", () => {
      this.options.module.search(input.value); // while composing too: half a syllable finds its word
      this.options.changed();
    });
    return input;
  }
}
