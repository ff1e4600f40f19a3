/** Characters that steer how a name is shown or where it lands: controls, direction marks, separators of paths, and what Windows refuses. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu
const LONGEST = 120

/**
 * A name under which a file can be kept and sent back: the last part of a path, without unsafe characters, with the ending that fits
 * the content. A name with nothing left becomes `plik`.
 */
export function safeFileName(name: string, ending: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const cleaned = last.replace(UNSAFE, '').replace(/\s+/g, ' ').trim()
  const stem = cleaned.replace(/\.[\p{L}\p{N}]{1,8}$/u, '').replace(/^[.\s]+|[.\s]+$/g, '')
  return `${[...(stem || 'plik')].slice(0, LONGEST).join('')}.${ending}`
}

/** The header that makes a browser save the file and never open it in our page (RFC 6266, RFC 8187). */
export function attachmentHeader(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/ł/g, 'l')
    .replace(/Ł/g, 'L')
    .replace(/[^\x20-\x7e]|["\\%]/g, '')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
