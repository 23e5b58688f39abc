import { t } from "@lingui/core/macro";

/** What one request may carry, less what stands around the text. */
export const LARGEST_TEXT = 240 * 1024;

/** The text of a file, or a sentence about why it is none. */
export async function textOfFile(file: File): Promise<{ text: string } | { problem: string }> {
  if (file.size > LARGEST_TEXT)
    return {
      problem: t`“${file.name}” is too large: at most 240 KiB. Import it in parts, or with “plumbline import outline”.`,
    };
  return textOfBytes(file.name, await file.arrayBuffer());
}

/** The text that bytes are in UTF-8, or a sentence about why they are none. */
export function textOfBytes(name: string, bytes: ArrayBuffer | Uint8Array): { text: string } | { problem: string } {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) return { problem: t`“${name}” is not a text file.` };
    return text.trim() === "" ? { problem: t`“${name}” is empty.` } : { text };
  } catch {
    return { problem: t`“${name}” is not a text file in UTF-8.` };
  }
}
