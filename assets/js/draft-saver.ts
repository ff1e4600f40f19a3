/** Sent by a form when all that was typed has reached the server as a draft. */
export const DRAFT_SAVED = 'draft-saved'

const EVERY = 5_000

/** What the server answers: the hour of the draft in the reader's words, and the version to go on from. */
type SavedDraft = { savedAt: string; version?: string | number }

/**
 * Posts the form inside to `data-url` every 5 seconds while it changes, and says when in `[data-draft-state]`. Files are
 * left for the real sending. When saving fails it says so once, keeps what is typed and tries again.
 */
export class DraftSaver extends HTMLElement {
  #changes = 0
  #saved = 0
  #sending = false
  #timer: ReturnType<typeof setInterval> | undefined

  connectedCallback(): void {
    this.addEventListener('input', this.#onInput)
    this.addEventListener('submit', this.#stop)
    this.#timer = setInterval(() => void this.#save(), EVERY)
  }

  disconnectedCallback(): void {
    this.#stop()
  }

  #onInput = (): void => {
    this.#changes += 1
  }

  /** Once the form itself goes out, a late draft must not overtake it. */
  #stop = (): void => {
    clearInterval(this.#timer)
  }

  async #save(): Promise<void> {
    const form = this.querySelector('form')
    const url = this.dataset.url
    if (!form || !url || this.#sending || this.#changes === this.#saved) return

    const upTo = this.#changes
    this.#sending = true
    try {
      const draft = await send(url, typedIn(form))
      this.#saved = upTo
      this.#goOnFrom(form, draft)
    } catch {
      // The typing stays in the form; the reader is told, and the next turn of the clock tries again.
      this.#say(this.dataset.failed ?? '')
    } finally {
      this.#sending = false
    }
  }

  #goOnFrom(form: HTMLFormElement, draft: SavedDraft): void {
    const version = form.elements.namedItem('_version')
    if (version instanceof HTMLInputElement && draft.version !== undefined) version.value = String(draft.version)
    this.#say(`${this.dataset.saved ?? ''} ${draft.savedAt}`)
    if (this.#changes === this.#saved) form.dispatchEvent(new Event(DRAFT_SAVED))
  }

  /** Only a new text is written, so that a screen reader hears it once. */
  #say(text: string): void {
    const state = this.querySelector('[data-draft-state]')
    if (state && state.textContent !== text) state.textContent = text
  }
}

function typedIn(form: HTMLFormElement): FormData {
  const typed = new FormData(form)
  for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name)
  return typed
}

async function send(url: string, body: FormData): Promise<SavedDraft> {
  const answer = await fetch(url, { method: 'POST', body, headers: { accept: 'application/json' } })
  if (!answer.ok || answer.redirected) throw new Error(`The draft was not saved: ${answer.status}`)
  // The shape is our own server's promise, kept by the draft endpoint.
  return (await answer.json()) as SavedDraft
}
