// What the reader takes along: text and pictures to the clipboard or the system's own way, files to the disk.

import type { StorylensModule } from "./module";
import { copyPicture, saveFile } from "./picture";

export interface ShareRequest {
  what: "link" | "quotation" | "system" | "bundle" | "markdown" | "png" | "svg";
  name: string; // of the story: for files
  title: string;
  url: string; // canonical address of the story; may be empty
  text: string; // the words that are selected, with their source
}

export interface Shared {
  module: StorylensModule;
  bundle: Blob; // byte for byte as it was loaded
  source: string; // its address, or empty
  picture: (form: "png" | "svg") => Promise<Blob>;
}

export const hasSystemShare = () => typeof navigator.share === "function";

async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text); // where there is none, or it is refused, this throws
}

// Of what is shown: the page's own where it keeps the place, as the app does; else that of the story.
function addressOf(module: StorylensModule, url: string): string {
  const place = new URL(`#${module.location()}`, location.href).hash;
  return place === location.hash || !url ? location.href : url;
}

const fileName = (address: string) => /([^/?#]+\.json)(?=[?#]|$)/i.exec(address)?.[1] ?? "bundle.json";

// A key of the interface's words for what came of it; empty where the reader changed their mind.
export async function share({ what, name, title, url, text }: ShareRequest, shared: Shared): Promise<string> {
  const { module } = shared;
  try {
    switch (what) {
      case "link":
        await copyText(addressOf(module, url));
        return "share.copied";
      case "quotation":
        await copyText(text);
        return "share.quoted";
      case "system":
        await navigator.share(text ? { text } : { title, url: addressOf(module, url) });
        return "";
      case "bundle":
        saveFile(shared.bundle, fileName(shared.source));
        return "share.saved";
      case "markdown":
        saveFile(new Blob([module.markdown()], { type: "text/markdown" }), `${name}.md`);
        return "share.saved";
      default: {
        const picture = shared.picture(what);
        if (what === "png" && (await copyPicture(picture))) return "picture.copied";
        saveFile(await picture, `${name}.${what}`);
        return "picture.saved";
      }
    }
  } catch (error) {
    if ((error as Error).name === "AbortError") return "";
    return what === "png" || what === "svg" ? "picture.failed" : "share.failed";
  }
}
