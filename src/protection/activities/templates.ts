import templates from '../../../content/protection/templates.json' with { type: 'json' }
import type { Kind, Texts } from './document.domain.ts'

/**
 * What a description begins with: the facts of this product in the words of the law, in Polish because an authority reads it. A template
 * to be checked: places that only the institution can fill are marked, and none may be left.
 */
export const TEMPLATES: Readonly<Record<Kind, { readonly name: string; readonly texts: Texts }>> = templates
