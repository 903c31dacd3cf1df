// Keeps text readable on a card whatever colors an article gives, as src/ui/theme.cpp does for what is painted: 4.5:1 (WCAG AA).

type Color = number[]; // red, green, blue from 0 to 255

// Of computed values; what is see-through, or no sRGB, is left as it is.
export const parsed = (text: string): Color | undefined => (/^rgb\(/.test(text) ? text.match(/[\d.]+/g)!.map(Number) : undefined);

const luminance = (color: Color) => {
  const [r, g, b] = color.map((value) => (value <= 10 ? value / 3295 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const ratio = (a: Color, b: Color) => {
  const [low, high] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high! + 0.05) / (low! + 0.05);
};

// The color, or what it becomes on its way to black or white; "" where it can be read as it is.
export function readable(color: Color | undefined, ground: Color | undefined): string {
  if (!color || !ground) return "";
  const pole = ratio([0, 0, 0], ground) > ratio([255, 255, 255], ground) ? 0 : 255;
  for (let step = 0; ; ++step) {
    const mixed = color.map((value) => Math.round(value + ((pole - value) * step) / 10));
    if (step > 9 || ratio(mixed, ground) >= 4.5) return step ? `rgb(${mixed})` : "";
  }
}
