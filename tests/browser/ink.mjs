// What is painted, compared with what the document says stands there: pictures of the page, the ink in a part of one, the lines of the document.
//
// Units: CSS pixels of the viewport. A rect has left, top, right, bottom. Ink is how far a pixel is from the ground around it, 0 to 1.

import { PNG } from "pngjs";

// ---- pictures ----

export class Picture {
  static async of(page) {
    const png = PNG.sync.read(await page.screenshot());
    return new Picture(png, png.width / (await page.evaluate(() => innerWidth)));
  }

  constructor({ width, height, data }, scale) {
    Object.assign(this, { width, height, data, scale });
  }

  // The ink in a rect, row by row. The ground is the commonest color there.
  ink({ left, top, right, bottom }) {
    const x0 = Math.max(0, Math.floor(left * this.scale));
    const y0 = Math.max(0, Math.floor(top * this.scale));
    const width = Math.min(this.width, Math.ceil(right * this.scale)) - x0;
    const height = Math.min(this.height, Math.ceil(bottom * this.scale)) - y0;
    if (width <= 0 || height <= 0) return { x0, y0, width: 0, height: 0, values: new Float32Array(0) };
    const counts = new Map();
    const at = (x, y) => 4 * ((y0 + y) * this.width + x0 + x);
    for (let y = 0; y < height; ++y) {
      for (let x = 0; x < width; ++x) {
        const i = at(x, y);
        const color = (this.data[i] << 16) | (this.data[i + 1] << 8) | this.data[i + 2];
        counts.set(color, (counts.get(color) ?? 0) + 1);
      }
    }
    const [ground] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
    const values = new Float32Array(width * height);
    for (let y = 0; y < height; ++y) {
      for (let x = 0; x < width; ++x) {
        const i = at(x, y);
        const away = Math.max(
          Math.abs(this.data[i] - (ground >> 16)), Math.abs(this.data[i + 1] - ((ground >> 8) & 255)), Math.abs(this.data[i + 2] - (ground & 255)),
        );
        values[y * width + x] = away / 255;
      }
    }
    return { x0, y0, width, height, values };
  }

  // The smallest rect that holds the ink of a part, in CSS pixels; null where there is none.
  inkBox(rect, least = 0.2) {
    const { x0, y0, width, height, values } = this.ink(rect);
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    values.forEach((value, i) => {
      if (value < least) return;
      const [x, y] = [i % width, Math.floor(i / width)];
      [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
    });
    if (width * height === 0 || right < left) return null;
    return { left: (x0 + left) / this.scale, top: (y0 + top) / this.scale, right: (x0 + right) / this.scale, bottom: (y0 + bottom) / this.scale };
  }
}

// How one part of two pictures must be shifted so that their ink lies best on each other, and how well it then does: the correlation, 1 = the same.
// shift: how far the second lies to the right of and below the first.
export function align(first, second, rect, reach = 4) {
  const a = first.ink(rect);
  const b = second.ink(rect);
  const steps = Math.round(reach * first.scale);
  const scores = new Map();
  let best = { score: -1, dx: 0, dy: 0 };
  for (let dy = -steps; dy <= steps; ++dy) {
    for (let dx = -steps; dx <= steps; ++dx) {
      const score = correlation(a, b, dx, dy);
      scores.set(`${dx} ${dy}`, score);
      if (score > best.score) best = { score, dx, dy };
    }
  }
  // Between the pixels: the top of the parabola through the best score and its neighbors.
  const between = (before, after) => {
    const bend = before - 2 * best.score + after;
    return Number.isFinite(bend) && bend < 0 ? (before - after) / (2 * bend) : 0;
  };
  const score = (dx, dy) => scores.get(`${dx} ${dy}`) ?? NaN;
  return {
    correlation: best.score,
    dx: (best.dx + between(score(best.dx - 1, best.dy), score(best.dx + 1, best.dy))) / first.scale,
    dy: (best.dy + between(score(best.dx, best.dy - 1), score(best.dx, best.dy + 1))) / first.scale,
  };
}

function correlation(a, b, dx, dy) {
  let [n, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0];
  for (let y = Math.max(0, -dy); y < a.height && y + dy < b.height; ++y) {
    for (let x = Math.max(0, -dx); x < a.width && x + dx < b.width; ++x) {
      const va = a.values[y * a.width + x];
      const vb = b.values[(y + dy) * b.width + x + dx];
      n += 1;
      sumA += va;
      sumB += vb;
      sumAA += va * va;
      sumBB += vb * vb;
      sumAB += va * vb;
    }
  }
  const spread = Math.sqrt((n * sumAA - sumA * sumA) * (n * sumBB - sumB * sumB));
  return spread > 0 ? (n * sumAB - sumA * sumB) / spread : 0;
}

// ---- the document ----

// The lines of the document's placed blocks that are wholly seen in the element's panels: { block, text, left, top, right, bottom }, from
// Range.getClientRects() of each text. What stands beside each other in one block is one line.
export const documentLines = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("story-lens").shadowRoot;
    const panel = root.querySelector('[part="document"]');
    const seen = panel.getBoundingClientRect();
    const lines = [];
    for (const block of panel.querySelectorAll("[data-placed]")) {
      const own = [];
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const range = document.createRange();
        const text = walker.currentNode;
        range.selectNodeContents(text);
        for (const { left, top, right, bottom } of range.getClientRects()) {
          if (right - left < 0.5) continue;
          const line = own.find((line) => Math.abs((line.top + line.bottom) / 2 - (top + bottom) / 2) < (bottom - top) / 2);
          if (!line) own.push({ block: block.dataset.block, text: text.data, nodes: [text], left, top, right, bottom });
          else {
            if (!line.nodes.includes(text)) line.text += text.data; // a text in two directions has several boxes
            line.nodes.push(text);
            line.left = Math.min(line.left, left);
            line.right = Math.max(line.right, right);
            line.top = Math.min(line.top, top);
            line.bottom = Math.max(line.bottom, bottom);
          }
        }
      }
      for (const { nodes, ...line } of own) lines.push(line);
    }
    const isSeen = ({ left, top, right, bottom }) => left >= seen.left - 4 && right <= seen.right + 4 && top >= seen.top && bottom <= seen.bottom;
    return lines.filter(isSeen);
  });

// Shows the document's own text, black on white, without the canvas, in the very places where it lies over the painted lines; or no longer.
async function showDocumentInk(page, isShown) {
  await page.evaluate((isShown) => {
    const root = document.querySelector("story-lens").shadowRoot;
    if (!isShown) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, -1);
      return;
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      canvas { visibility: hidden !important; }
      .frame { background: #fff !important; }
      [part="document"] [data-placed], [part="document"] [data-placed] * {
        color: #000 !important; -webkit-text-fill-color: #000 !important; background: none !important; text-decoration: none !important;
      }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }, isShown);
}

// Two pictures of the same page: as it is painted, and as the browser sets the document itself.
export async function paintedAndSet(page) {
  const lines = await documentLines(page);
  const painted = await Picture.of(page);
  await showDocumentInk(page, true);
  const set = await Picture.of(page);
  await showDocumentInk(page, false);
  return { lines, painted, set };
}

// Where a line's painted ink is not where the browser sets it: both ends of the line, each looked at by itself. One entry for each that is away by
// more than the tolerance or does not resemble it.
export function misplaced(lines, painted, set, { tolerance = 1.5, resemblance = 0.5 } = {}) {
  const found = [];
  for (const line of lines) {
    const width = line.right - line.left;
    const part = Math.min(width, 120);
    for (const [end, left] of [["left", line.left], ["right", line.right - part]]) {
      const rect = { left: left - 2, right: left + part + 2, top: line.top - 1, bottom: line.bottom + 1 };
      const { dx, dy, correlation } = align(set, painted, rect);
      if (correlation < resemblance || Math.abs(dx) > tolerance || Math.abs(dy) > tolerance) {
        found.push(`${line.block} “${line.text.slice(0, 24)}” ${end}: off by ${dx.toFixed(1)}, ${dy.toFixed(1)}, correlation ${correlation.toFixed(2)}`);
      }
    }
  }
  return found;
}

// ---- selection ----

// A drag with the mouse from one place to another; what is selected then.
export async function dragSelect(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
  return selectedText(page);
}

export const selectedText = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("story-lens").shadowRoot;
    return String(root.getSelection?.() ?? document.getSelection());
  });
