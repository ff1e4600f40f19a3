import { DRAFT_SAVED } from './draft-saver.ts'

/** Asks before leaving the page while a form marked `data-guard` holds something typed that was neither sent nor saved. */
export function guardForms(root: ParentNode): void {
  const unsaved = new Set<HTMLFormElement>()
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
    form.addEventListener('input', () => unsaved.add(form))
    form.addEventListener(DRAFT_SAVED, () => unsaved.delete(form))
    form.addEventListener('submit', () => unsaved.clear())
  }
  addEventListener('beforeunload', (event) => {
    if (unsaved.size > 0) event.preventDefault()
  })
}
