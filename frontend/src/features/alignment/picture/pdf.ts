import { PDFDocument } from "@cantoo/pdf-lib";

/** A page: a JPEG picture and its size on paper, in points (1/72 inch). */
export type PdfPage = { readonly jpeg: Uint8Array; readonly width: number; readonly height: number };

/** A document of pictures, one a page. */
export async function pdfOf(pages: readonly PdfPage[], title: string): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create();
  document.setTitle(title);
  for (const { jpeg, width, height } of pages) {
    const picture = await document.embedJpg(jpeg);
    document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  }
  return new Uint8Array(await document.save());
}
