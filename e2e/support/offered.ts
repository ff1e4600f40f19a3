export type Offered = { readonly value: string; readonly label: string }

/** What a list of a page offers to choose from. */
export const offered = (html: string, name: string): readonly Offered[] =>
  [
    ...(new RegExp(`<select[^>]*name="${name}".*?</select>`, 's').exec(html)?.[0] ?? '').matchAll(
      /value="([^"]+)"[^>]*>([^<]*)/g,
    ),
  ].map(([, value = '', label = '']) => ({ value, label }))

/** The first answer that a question offers, whether as a list or as buttons. */
export const firstOffered = (html: string, name: string): string =>
  offered(html, name)[0]?.value ?? new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''
