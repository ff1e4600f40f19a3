import { followChanges } from './follow-changes.ts'
import { type Answered, SayField } from './say-field.ts'

type Sentence = { id: string; line: string; no: number; gone: boolean; html: string }
type Line = { id: string | null; head: string; html: string }
type Changes = {
  revision: number
  sentences: Sentence[]
  state?: string
  lines?: Line[]
  aside?: string
  tasks?: string
}

/** What I wrote comes back by the stream; a proxy that holds streams back is not waited for longer than this. */
const FETCHED_AFTER_MS = 1_000

/**
 * Minutes that several people write at once. What is typed is sent as it is typed and kept by the server before it says so; sentences of others come
 * by themselves. Nothing is kept in the browser but what stands in the open fields.
 */
export class LiveMinutes extends HTMLElement {
  #revision = 0
  #wanted = 0
  #fetching = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #fields = new Map<string, SayField>()
  #end = () => {}

  connectedCallback(): void {
    const { follow, revision } = this.dataset
    this.#revision = Number(revision ?? '0')
    this.#takeFields()
    if (!follow) return
    this.#end = followChanges(follow, this.#revision, {
      changed: (_, told) => this.#take(JSON.parse(told) as Changes),
      away: () => this.#say(this.dataset.away ?? ''),
      back: () => {
        this.#say('')
        for (const field of this.#fields.values()) field.tryAgain()
      },
      over: () => this.#say(this.dataset.over ?? ''),
    })
    addEventListener('online', this.#online)
    addEventListener('beforeunload', this.#leave)
  }

  disconnectedCallback(): void {
    this.#end()
    clearTimeout(this.#timer)
    removeEventListener('online', this.#online)
    removeEventListener('beforeunload', this.#leave)
  }

  #online = (): void => {
    for (const field of this.#fields.values()) field.tryAgain()
  }

  /** Asked only where words would be lost: those that are kept need no question. */
  #leave = (event: BeforeUnloadEvent): void => {
    if ([...this.#fields.values()].some((field) => field.unsent !== '')) event.preventDefault()
  }

  #takeFields(): void {
    for (const place of this.querySelectorAll<HTMLElement>('[data-say]')) {
      const line = place.dataset.say ?? ''
      if (this.#fields.get(line)?.place === place) continue
      const words = this.dataset as Record<string, string>
      const answered = (answer: Answered) => this.#want(answer.revision)
      this.#fields.set(line, new SayField(place, { line, words, answered }))
    }
  }

  #say(text: string): void {
    const state = this.querySelector<HTMLElement>('[data-line-state]')
    if (!state || state.textContent === text) return
    state.textContent = text
    state.hidden = text === ''
  }

  #want(revision: number): void {
    this.#wanted = Math.max(this.#wanted, revision)
    this.#later()
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#fetch()
    }, FETCHED_AFTER_MS)
  }

  /** One fetch after another, never two at once. */
  async #fetch(): Promise<void> {
    if (this.#fetching || this.#wanted <= this.#revision) return
    this.#fetching = true
    const wanted = this.#wanted
    try {
      const answer = await fetch(`${this.dataset.changes}?since=${this.#revision}`, {
        headers: { 'x-asks-by-itself': 'yes', accept: 'application/json' },
      })
      if (answer.status === 401) return this.#say(this.dataset.signIn ?? '')
      if (answer.status === 404 || answer.status === 403) return this.#say(this.dataset.over ?? '')
      if (!answer.ok) throw new Error(String(answer.status))
      this.#take((await answer.json()) as Changes)
      // What was told is what may be read: where it is no longer there, there is nothing to ask for again.
      this.#revision = Math.max(this.#revision, wanted)
    } catch {
      this.#later()
    } finally {
      this.#fetching = false
    }
    if (this.#wanted > this.#revision) this.#later()
  }

  #take(changes: Changes): void {
    // What was fetched may be overtaken by what the stream told.
    if (changes.revision <= this.#revision) return
    if (changes.lines) this.#arrange(changes.lines)
    for (const sentence of changes.sentences) this.#place(sentence)
    if (changes.tasks !== undefined) fill(this.querySelector('[data-tasks]'), changes.tasks)
    if (changes.aside !== undefined) fill(document.querySelector('[data-minutes-aside]'), changes.aside)
    if (changes.state !== undefined && changes.state !== 'open') {
      for (const field of this.#fields.values()) field.close()
    }
    this.#takeFields()
    this.#revision = Math.max(this.#revision, changes.revision)
  }

  /** Puts the lines in their order without touching a field somebody types in; locked places are made anew. */
  #arrange(lines: readonly Line[]): void {
    const list = this.querySelector('[data-lines]')
    if (!list) return
    for (const locked of list.querySelectorAll(':scope > [data-locked]')) locked.remove()
    const known = new Map(
      [...list.querySelectorAll<HTMLElement>(':scope > [data-line]')].map((one) => [one.dataset.line, one]),
    )
    let after: Element | null = null
    for (const { id, head, html } of lines) {
      const there = id === null ? undefined : known.get(id)
      const one: Element | null = there ?? made(html)
      if (!one) continue
      if (there) {
        fill(there.querySelector('[data-line-head]'), inside(head))
        known.delete(id ?? undefined)
      }
      const next: Element | null = after ? after.nextElementSibling : list.firstElementChild
      if (next !== one) list.insertBefore(one, next)
      after = one
    }
    for (const gone of known.values()) if (!gone.contains(document.activeElement)) gone.remove()
  }

  #place({ id, line, no, gone, html }: Sentence): void {
    const standing = this.querySelector(`[data-sentence="${CSS.escape(id)}"]`)
    // What I am typing stands in its field already.
    if (gone || this.#fields.get(line)?.sentence === id) {
      standing?.remove()
      return
    }
    const one = made(html)
    if (!one) return
    if (standing) {
      if (standing.outerHTML !== one.outerHTML) standing.replaceWith(one)
      return
    }
    const list = this.querySelector(`[data-line="${CSS.escape(line)}"] [data-sentences]`)
    const later = [...(list?.querySelectorAll<HTMLElement>('[data-sentence]') ?? [])].find(
      (other) => Number(other.dataset.no) > no,
    )
    list?.insertBefore(one, later ?? null)
  }
}

/** Parts that the server wrote by the same components as the page. */
function made(html: string): Element | null {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content.firstElementChild
}

const inside = (html: string): string => made(html)?.innerHTML ?? ''

/** Only where something differs and nobody is in the middle of filling it in. */
function fill(place: Element | null, html: string): void {
  if (!place || place.innerHTML === html || place.contains(document.activeElement)) return
  place.innerHTML = html
}
