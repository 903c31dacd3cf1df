// Measures and draws shaped units of text with the browser's own fonts: no font file. Pixels are never read back: units are drawn on a
// scratch canvas, which is uploaded to the glyph pages.

interface Style {
  size: number; // CSS pixels
  font: (scale: number) => string;
  halo: boolean;
  direction: CanvasDirection;
}

export interface FontFamilies {
  reading: string;
  interface: string;
  mono: string;
}

interface Band {
  y: number; // on the page
  top: number; // on the scratch canvas
  height: number;
  left: number;
  right: number;
}

const scratchSize = 2048;
const haloWidth = 4; // CSS pixels

export class TextRasterizer {
  private readonly canvas = document.createElement("canvas");
  private readonly pen: CanvasRenderingContext2D;
  private readonly styles: Style[] = [];
  private definitions: [number, number, number, number, boolean, boolean, boolean][] = [];
  private measuredStyle = -1;
  private bands: Band[] = [];
  private filled = 0; // height in use on the scratch canvas
  devicePixelRatio = 1;

  constructor(private families: FontFamilies, private readonly gl: () => WebGL2RenderingContext) {
    this.canvas.width = scratchSize;
    this.canvas.height = scratchSize;
    const pen = this.canvas.getContext("2d", { willReadFrequently: true });
    if (!pen) throw new Error("The browser has no 2D canvas");
    this.pen = pen;
    this.pen.textBaseline = "alphabetic";
    this.pen.textAlign = "left"; // whatever the direction, the pen stands at the left end
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
  ): void {
    this.definitions[id] = [id, size, weight, family, italic, halo, rightToLeft];
    const { reading, interface: ui, mono } = this.families;
    const names = [reading, ui, mono][family] ?? reading;
    const slant = italic ? "italic " : "";
    const direction = rightToLeft ? "rtl" : "ltr";
    this.styles[id] = { size, halo, direction, font: (scale) => `${slant}${weight} ${size * scale}px ${names}` };
    this.measuredStyle = -1;
  }

  private style(id: number): Style {
    const style = this.styles[id];
    if (!style) throw new Error(`Text style ${id} is not defined`);
    return style;
  }

  private measured(id: number): void {
    if (this.measuredStyle === id) return;
    this.pen.font = this.style(id).font(1);
    this.pen.direction = this.style(id).direction;
    this.measuredStyle = id;
  }

  // Advance and ink (left, top, right, bottom) around the pen origin, y down.
  measure(text: string, id: number, out: Float32Array): void {
    this.measured(id);
    const box = this.pen.measureText(text);
    out[0] = box.width;
    out[1] = -box.actualBoundingBoxLeft;
    out[2] = -box.actualBoundingBoxAscent;
    out[3] = box.actualBoundingBoxRight;
    out[4] = box.actualBoundingBoxDescent;
  }

  fontMetrics(id: number, out: Float32Array): void {
    this.measured(id);
    const box = this.pen.measureText("x");
    out[0] = box.fontBoundingBoxAscent;
    out[1] = box.fontBoundingBoxDescent;
  }

  // Draws one unit at the place it will have on its page. Units of a page come sorted by shelf, then from left to right, so what is new on
  // a shelf is one band; the bands of a page fit the scratch canvas, which is as large as a page.
  draw(text: string, id: number, x: number, y: number, left: number, top: number, width: number, height: number): void {
    let band = this.bands.at(-1);
    if (!band || band.y !== y) {
      band = { y, top: this.filled, height: 0, left: x, right: x };
      this.bands.push(band);
    }
    if (height > band.height) {
      this.filled = band.top + height;
      band.height = height;
    }
    band.left = Math.min(band.left, x);
    band.right = Math.max(band.right, x + width);
    const style = this.style(id);
    const pen = this.pen;
    this.measuredStyle = -1;
    pen.font = style.font(this.devicePixelRatio);
    pen.direction = style.direction;
    pen.save();
    pen.beginPath();
    pen.rect(x, band.top, width, height);
    pen.clip();
    pen.clearRect(x, band.top, width, height);
    pen.fillStyle = "#fff";
    if (style.halo) {
      pen.strokeStyle = "#fff";
      pen.lineJoin = "round";
      pen.lineWidth = haloWidth * this.devicePixelRatio;
      pen.strokeText(text, x - left, band.top - top);
    }
    pen.fillText(text, x - left, band.top - top);
    pen.restore();
  }

  // Copies what was drawn since the last upload into the page's texture.
  upload(texture: WebGLTexture, isColor: boolean): void {
    const gl = this.gl();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    const format = isColor ? gl.RGBA : gl.RED;
    for (const band of this.bands) {
      gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, band.left);
      gl.pixelStorei(gl.UNPACK_SKIP_ROWS, band.top);
      gl.texSubImage2D(
        gl.TEXTURE_2D, 0, band.left, band.y, band.right - band.left, band.height, format, gl.UNSIGNED_BYTE, this.canvas,
      );
    }
    gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, 0);
    gl.pixelStorei(gl.UNPACK_SKIP_ROWS, 0);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    this.pen.clearRect(0, 0, scratchSize, this.filled);
    this.bands = [];
    this.filled = 0;
  }
}
