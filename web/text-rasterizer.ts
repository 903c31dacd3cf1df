// Measures and draws shaped units of text with the browser's own fonts: no font file. Pixels are never read back: units are drawn on a
// scratch canvas, which is uploaded to the glyph pages.

interface Style {
  size: number; // CSS pixels
  font: (scale: number) => string;
  halo: boolean;
  direction: CanvasDirection;
  language: string; // BCP 47; empty = the page's
}

export interface FontFamilies {
  reading: string;
  interface: string;
  mono: string;
}

// Units side by side on a shelf of the page: what is uploaded at once.
interface Band {
  left: number;
  right: number;
  height: number;
}

// A shelf of the page, on the scratch canvas.
interface Row {
  y: number; // on the page
  top: number; // on the scratch canvas
  height: number;
  bands: Band[];
}

// A unit to be drawn, by its row.
interface Unit {
  text: string;
  style: number;
  x: number;
  row: Row;
  left: number; // from the pen to the unit's box
  top: number;
  width: number;
  height: number;
}

const scratchSize = 2048; // the scratch canvas is as wide, and as high where it must be
const leastHeight = 128;
const haloWidth = 4; // CSS pixels
const gap = 1; // texels to the right and below that belong to a unit and are wiped with it

const maxKnownRuns = 1000;
const knownRuns = new Map<string, number[]>();
let words: Intl.Segmenter | undefined;

// Where words begin in a run of a script that is written without spaces; nowhere if the browser does not know. Labels ask in every frame.
export function wordStarts(run: string): number[] {
  let starts = knownRuns.get(run);
  if (starts) return starts;
  if (typeof Intl.Segmenter !== "function") return [];
  words ??= new Intl.Segmenter(undefined, { granularity: "word" });
  starts = Array.from(words.segment(run), ({ index }) => index);
  if (knownRuns.size >= maxKnownRuns) knownRuns.clear();
  knownRuns.set(run, starts);
  return starts;
}

export class TextRasterizer {
  private readonly canvas = document.createElement("canvas");
  private readonly pen: CanvasRenderingContext2D;
  private readonly styles: Style[] = [];
  private definitions: [number, number, number, number, boolean, boolean, boolean, string][] = [];
  private usedStyle = -1;
  private usedScale = 0;
  private rows: Row[] = [];
  private units: Unit[] = [];
  private filled = 0; // height in use on the scratch canvas
  devicePixelRatio = 1;

  constructor(private families: FontFamilies, private readonly gl: () => WebGL2RenderingContext) {
    this.canvas.width = scratchSize;
    this.canvas.height = leastHeight;
    const pen = this.canvas.getContext("2d", { willReadFrequently: true });
    if (!pen) throw new Error("The browser has no 2D canvas");
    this.pen = pen;
    this.setPen();
  }

  private setPen(): void {
    this.pen.textBaseline = "alphabetic";
    this.pen.textAlign = "left"; // whatever the direction, the pen stands at the left end
    this.usedStyle = -1;
  }

  // True when text must be measured anew.
  setFamilies(families: FontFamilies): boolean {
    const isSame =
      families.reading === this.families.reading &&
      families.interface === this.families.interface &&
      families.mono === this.families.mono;
    if (isSame) return false;
    this.families = families;
    for (const definition of this.definitions) this.defineStyle(...definition);
    return true;
  }

  defineStyle(
    id: number, size: number, weight: number, family: number, italic: boolean, halo: boolean, rightToLeft: boolean,
    language: string,
  ): void {
    this.definitions[id] = [id, size, weight, family, italic, halo, rightToLeft, language];
    const { reading, interface: ui, mono } = this.families;
    const names = [reading, ui, mono][family] ?? reading;
    const slant = italic ? "italic " : "";
    const direction = rightToLeft ? "rtl" : "ltr";
    this.styles[id] = { size, halo, direction, language, font: (scale) => `${slant}${weight} ${size * scale}px ${names}` };
    this.usedStyle = -1;
  }

  private style(id: number): Style {
    const style = this.styles[id];
    if (!style) throw new Error(`Text style ${id} is not defined`);
    return style;
  }

  // The language picks the forms of Han, and the font where the page names none for the script.
  private use(id: number, scale: number): Style {
    const style = this.style(id);
    if (this.usedStyle === id && this.usedScale === scale) return style;
    const language = style.language || document.documentElement.lang;
    if (this.canvas.lang !== language) this.canvas.lang = language;
    this.pen.font = style.font(scale);
    this.pen.direction = style.direction;
    this.usedStyle = id;
    this.usedScale = scale;
    return style;
  }

  // Advance and ink (left, top, right, bottom) around the pen origin, y down.
  measure(text: string, id: number, out: Float32Array): void {
    this.use(id, 1);
    const box = this.pen.measureText(text);
    out[0] = box.width;
    out[1] = -box.actualBoundingBoxLeft;
    out[2] = -box.actualBoundingBoxAscent;
    out[3] = box.actualBoundingBoxRight;
    out[4] = box.actualBoundingBoxDescent;
  }

  fontMetrics(id: number, out: Float32Array): void {
    this.use(id, 1);
    const box = this.pen.measureText("x");
    out[0] = box.fontBoundingBoxAscent;
    out[1] = box.fontBoundingBoxDescent;
  }

  // Takes one unit, at the place it will have on its page; without text, wipes it. Units of a page come sorted by shelf, then from left to
  // right: what is new on a shelf is one row of the scratch canvas, which has room for a page.
  draw(text: string, id: number, x: number, y: number, left: number, top: number, width: number, height: number): void {
    let row = this.rows.at(-1);
    if (!row || row.y !== y) {
      row = { y, top: this.filled, height: 0, bands: [] };
      this.rows.push(row);
    }
    const right = Math.min(x + width + gap, scratchSize);
    const below = Math.min(height + gap, scratchSize - y, scratchSize - row.top);
    row.height = Math.max(row.height, below);
    this.filled = row.top + row.height;
    let band = row.bands.at(-1);
    if (!band || band.right < x) {
      band = { left: x, right, height: below };
      row.bands.push(band);
    }
    band.right = Math.max(band.right, right);
    band.height = Math.max(band.height, below);
    if (text && below > 0) this.units.push({ text, style: id, x, row, left, top, width, height });
  }

  private paint({ text, style: id, x, row, left, top, width, height }: Unit): void {
    const style = this.use(id, this.devicePixelRatio);
    const pen = this.pen;
    pen.save();
    pen.beginPath();
    pen.rect(x, row.top, width, height);
    pen.clip();
    pen.fillStyle = "#fff";
    if (style.halo) {
      pen.strokeStyle = "#fff";
      pen.lineJoin = "round";
      pen.lineWidth = haloWidth * this.devicePixelRatio;
      pen.strokeText(text, x - left, row.top - top);
    }
    pen.fillText(text, x - left, row.top - top);
    pen.restore();
  }

  // No more than is needed: the memory of a whole page takes longer to get than the first units to draw.
  private makeRoom(): void {
    if (this.canvas.height >= this.filled) return;
    this.canvas.height = 2 ** Math.ceil(Math.log2(this.filled));
    this.setPen();
  }

  // Draws what was taken since the last upload, and copies it into the page's texture.
  upload(texture: WebGLTexture, isColor: boolean): void {
    this.makeRoom();
    for (const unit of this.units) this.paint(unit);
    this.units = [];
    const gl = this.gl();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    const format = isColor ? gl.RGBA : gl.RED;
    for (const { y, top, bands } of this.rows) {
      gl.pixelStorei(gl.UNPACK_SKIP_ROWS, top);
      for (const { left, right, height } of bands) {
        if (height <= 0) continue;
        gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, left);
        gl.texSubImage2D(gl.TEXTURE_2D, 0, left, y, right - left, height, format, gl.UNSIGNED_BYTE, this.canvas);
      }
    }
    gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, 0);
    gl.pixelStorei(gl.UNPACK_SKIP_ROWS, 0);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    this.pen.clearRect(0, 0, scratchSize, this.filled);
    this.rows = [];
    this.filled = 0;
  }
}
