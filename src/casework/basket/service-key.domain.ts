import type { ServiceAnswer } from '#model'

/**
 * What makes two basket lines the same service for the rules: the entry of the catalogue, else a short mark (32-bit FNV-1a) in place of the
 * words, which stay in the entry.
 */
export function serviceKey({ service, text }: ServiceAnswer): string {
  if (service !== null) return service
  const words = text.toLocaleLowerCase('pl').replace(/\s+/g, ' ').trim()
  let mark = 0x811c9dc5
  for (const byte of new TextEncoder().encode(words)) mark = Math.imul(mark ^ byte, 0x01000193) >>> 0
  return `words-${mark.toString(16).padStart(8, '0')}`
}
