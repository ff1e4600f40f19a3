/** What the server says once words are kept: at which revision, and the hour. */
export type Answered = { revision: number; at: string }
type Refused = { refused?: string; says?: string; signIn?: boolean }
type Parts = {
  line: string
  words: Record<string, string>
  answered: (answer: Answered) => void
}

/** Between two sendings of the words of one field. */
const APART_MS = 100
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 5_000
/** Letters of the choice that Ctrl+Enter opens. No letter alone is taken, nor Alt, by which Polish letters are typed on some keyboards. */
const LETTERS: Readonly<Record<string, string>> = { u: 'decision', z: 'task', o: 'dissent' }

/** The field under one line of an agenda: its words are sent as they are typed, one sending after another. */
export class SayField {
  readonly place: HTMLElement
  /** The sentence that stands in the field, known to the server from its first words on. */
  sentence = newId()
  readonly #parts: Parts
  readonly #area: HTMLTextAreaElement
  readonly #form: HTMLFormElement
  #typed = 0
  #kept = ''
  #begun = false
  #sending = false
  #waiting = false
  #sent = 0
  #closed = false
  #done: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #wait = FIRST_WAIT_MS

  constructor(place: HTMLElement, parts: Parts) {
    const [area, form] = [place.querySelector('textarea'), place.querySelector('form')]
    if (!area || !form) throw new Error('a line without its field')
    this.place = place
    this.#parts = parts
    this.#area = area
    this.#form = form
    const { begun, typed } = place.dataset
    if (begun) {
      this.sentence = begun
      this.#typed = Number(typed ?? '0')
      this.#kept = area.value
      this.#begun = true
    }
    area.addEventListener('input', () => this.#soon())
    area.addEventListener('keydown', (event) => this.#onKey(event))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const button = (event as SubmitEvent).submitter
      const as = button instanceof HTMLButtonElement ? button.value : 'said'
      this.#finish(as === 'said' ? 'itself' : as)
    })
    const choice = place.querySelector<HTMLElement>('[data-as]')
    choice?.addEventListener('keydown', (event) => {
      const as = event.ctrlKey || event.altKey || event.metaKey ? undefined : LETTERS[event.key.toLowerCase()]
      if (as) {
        event.preventDefault()
        this.#finish(as)
      } else if (event.key === 'Escape') this.#area.focus()
    })
  }

  /** Words that the server has not said it keeps. */
  get unsent(): string {
    const text = this.#area.value
    if (text === this.#kept) return ''
    let same = 0
    while (same < this.#kept.length && this.#kept[same] === text[same]) same += 1
    return text.slice(same) || text
  }

  tryAgain(): void {
    if (this.unsent === '' && this.#done === null) return
    this.#wait = FIRST_WAIT_MS
    this.#later(0)
  }

  /** No more is taken; what stands in the field stays, to be copied. */
  close(): void {
    this.#closed = true
    if (this.#area.value.trim() === '') this.place.hidden = true
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) this.place.querySelector<HTMLElement>('[data-as] button')?.focus()
    else this.#finish('itself')
  }

  #finish(as: string): void {
    this.#area.focus()
    if (this.#area.value.trim() === '' && !this.#begun) return
    this.#done = as
    this.#later(0)
  }

  /** The first key at once, the next ones a moment after the last sending: whoever types without a pause is heard as they type. */
  #soon(): void {
    if (this.#waiting || this.#sending) return
    this.#later(Math.max(0, this.#sent + APART_MS - performance.now()))
  }

  #later(after: number): void {
    clearTimeout(this.#timer)
    this.#waiting = true
    this.#timer = setTimeout(() => {
      this.#waiting = false
      void this.#send()
    }, after)
  }

  async #send(): Promise<void> {
    if (this.#sending) return
    const [text, done] = [this.#area.value, this.#done]
    if (text === this.#kept && done === null) return
    this.#sending = true
    this.#sent = performance.now()
    this.#typed += 1
    try {
      const answer = await this.#post(text, done)
      if (answer.ok) this.#keep(text, done, (await answer.json()) as Answered)
      else await this.#refused(answer)
    } catch {
      this.#notSent()
    } finally {
      this.#sending = false
      // Finished while its words were on their way: that is still to be sent.
      const more = this.unsent !== '' || this.#done !== null
      if (more && this.#wait === FIRST_WAIT_MS && !this.#closed) this.#soon()
    }
  }

  #post(text: string, done: string | null): Promise<Response> {
    const body = new URLSearchParams({
      _csrf: this.#parts.words.csrf ?? '',
      sentence: this.sentence,
      line: this.#parts.line,
      text,
      typed: String(this.#typed),
      ...(done ? { done } : {}),
    })
    return fetch(this.#parts.words.typed ?? '', { method: 'POST', body, headers: { accept: 'application/json' } })
  }

  #keep(text: string, done: string | null, answer: Answered): void {
    this.#wait = FIRST_WAIT_MS
    this.#kept = text
    this.#begun = true
    this.#say(`${this.#parts.words.saved ?? ''} ${answer.at}`)
    if (done !== null) {
      this.#done = null
      this.sentence = newId()
      this.#typed = 0
      this.#begun = false
      this.#kept = ''
      // What was typed while the sentence was on its way begins the next one.
      this.#area.value = this.#area.value === text ? '' : this.#area.value.slice(text.length)
    }
    this.#parts.answered(answer)
  }

  async #refused(answer: Response): Promise<void> {
    const { refused, says, signIn } = (await answer.json().catch(() => ({}))) as Refused
    if (answer.status >= 500) return this.#notSent()
    if (signIn) {
      this.#say(this.#parts.words.signIn ?? '')
      return this.#retry()
    }
    this.#done = null
    // Finished elsewhere: the words in the field are a sentence of their own.
    if (refused === 'finished_already') {
      this.sentence = newId()
      this.#typed = 0
      return
    }
    this.#wait = LONGEST_WAIT_MS
    this.#say(says ?? '')
  }

  #notSent(): void {
    const { unsent, unsentStay } = this.#parts.words
    const words = this.unsent || this.#area.value
    this.#say(`${unsent ?? ''} „${words.length > 200 ? `…${words.slice(-200)}` : words}”. ${unsentStay ?? ''}`)
    this.#retry()
  }

  #retry(): void {
    this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2)
    this.#later(this.#wait)
  }

  /** Only a new text is written, so that a screen reader hears it once. */
  #say(text: string): void {
    const state = this.#form.querySelector('[data-state]')
    if (state && state.textContent !== text) state.textContent = text
  }
}

/** A random id of version 4; `crypto.randomUUID` is there only on an address of its own with a certificate. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte, at) => {
    const value = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte
    return value.toString(16).padStart(2, '0')
  })
  return [0, 4, 6, 8, 10].map((from, at, all) => hex.slice(from, all[at + 1] ?? 16).join('')).join('-')
}
