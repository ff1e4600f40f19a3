/**
 * A field of several sentences that may hold lists and tables. Around the plain field and its hidden toolbar, it takes the plain field's
 * place once the editor has come; until then, and where it does not come, the text is typed as it is written.
 */
export class TextEditor extends HTMLElement {
  connectedCallback(): void {
    // The page comes first; the editor is the heaviest thing on it.
    if (document.readyState === 'complete') void this.#begin()
    else addEventListener('load', () => void this.#begin(), { once: true })
  }

  async #begin(): Promise<void> {
    const field = this.querySelector('textarea')
    if (!field) return
    try {
      const { beginEditor } = await import('./editor.ts')
      // Nobody's caret is moved while they type: whoever is in the field already gets the editor when they come back to it.
      if (document.activeElement === field)
        await new Promise((left) => field.addEventListener('blur', left, { once: true }))
      beginEditor(this, field)
    } catch {
      // The plain field stays, and everything works as without the editor.
    }
  }
}
