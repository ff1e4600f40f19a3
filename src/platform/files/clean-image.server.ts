import type { Sharp } from 'sharp'
import { type Outcome, ok, refused } from '#kernel'

/** Kinds of picture that are written anew before they are kept. */
export const IMAGES = ['image/jpeg', 'image/png', 'image/webp'] as const
export type ImageType = (typeof IMAGES)[number]
export type ImageRefusal = 'image_too_large' | 'file_type_refused'

/** Points of one picture: more than telephones take, less than what would fill the memory when it is unpacked. */
const MOST_PIXELS = 64_000_000
/** Losses of writing a photograph anew that the eye does not see on a scan. */
const QUALITY = 92

/**
 * The picture alone, upright, as its viewer sees it: where and when it was taken, with which telephone, and what else was written beside it
 * does not come along. Refusals: `image_too_large` (points, told from its first bytes, before anything is unpacked), `file_type_refused` (damaged).
 */
export async function cleanImage(bytes: Uint8Array, type: ImageType): Promise<Outcome<Buffer, ImageRefusal>> {
  // Loaded with the first picture: the program starts without it.
  const { default: sharp } = await import('sharp')
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > MOST_PIXELS) return refused('image_too_large', { field: 'file' })
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' }).autoOrient()
    return ok(await written(upright, type).toBuffer())
  } catch (error) {
    // The library throws plain errors at pictures it cannot read; it gets nothing else to read here.
    if (error instanceof Error) return refused('file_type_refused', { field: 'file' })
    throw error
  }
}

function written(image: Sharp, type: ImageType): Sharp {
  if (type === 'image/jpeg') return image.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
  return type === 'image/png' ? image.png() : image.webp({ quality: QUALITY })
}
