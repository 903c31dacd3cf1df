// The picture of the graph for other places: the clipboard, a file as any other.

// A part of a canvas, in its CSS pixels, as it is within the frame that drew it.
export function cutOut(canvas: HTMLCanvasElement, [x, y, width, height]: [number, number, number, number]): HTMLCanvasElement {
  const ratio = canvas.width / canvas.clientWidth;
  const part = document.createElement("canvas");
  part.width = width * ratio;
  part.height = height * ratio;
  part.getContext("2d")?.drawImage(canvas, x * ratio, y * ratio, part.width, part.height, 0, 0, part.width, part.height);
  return part;
}

export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((made, failed) => {
    canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error("The browser made no PNG of the picture"))), "image/png");
  });
}

// False where there is no clipboard for pictures, or it is refused. The browser must still count it as the reader's doing: the picture itself may come
// later.
export async function copyPicture(picture: Promise<Blob>): Promise<boolean> {
  if (typeof ClipboardItem !== "function" || !navigator.clipboard?.write) return false;
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return true;
  } catch {
    return false;
  }
}

export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // when the browser has read it
}
