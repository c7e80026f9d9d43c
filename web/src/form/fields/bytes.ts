// Pictures as bytes: made smaller, named by their hash, kept in the draft as base64.
import { sha256 } from '../sha256';
import type { Filling } from '../filling';

const longestSide = 1600;

/** Puts the picture of a canvas into the draft and answers its hash. */
export async function keepPicture(filling: Filling, canvas: HTMLCanvasElement, type: 'image/jpeg' | 'image/png'): Promise<string> {
  const blob = await new Promise<Blob>((resolve, reject) => canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('canvas'))), type, 0.8));
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const hash = sha256(bytes);
  filling.keepBlob(hash, { type, data: base64(bytes) });
  return hash;
}

/** Draws a picture file no larger than needed. Drawing it anew also drops where and with what it was taken. */
export async function drawFile(file: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

/** What an image element shows for a hash: from the draft, else from where pictures on file are; null when it is neither's. */
export function pictureUrl(filling: Filling, hash: string | undefined): string | null {
  const blob = hash === undefined ? undefined : filling.draft.blobs[hash];
  if (blob) return `data:${blob.type};base64,${blob.data}`;
  return hash === undefined || filling.picturesUrl === null ? null : `${filling.picturesUrl}/${hash}`;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(text);
}
