/** Addresses that a try-out has beside those of the product. On the real site nothing stands there. */
export const HERE = '/tryout'
export const AGAIN = '/tryout/again'
export const END = '/tryout/end'

export const isOfTryout = (path: string): boolean => path === HERE || path.startsWith(`${HERE}/`)
