/** Buttons in one row, of which one is reached by Tab and the others by arrows (ARIA Authoring Practices, toolbar). */
export class Toolbar {
  readonly #buttons: readonly HTMLButtonElement[]

  constructor(bar: HTMLElement) {
    this.#buttons = [...bar.querySelectorAll('button')]
    bar.addEventListener('keydown', (event) => this.#move(event))
    bar.addEventListener('focusin', ({ target }) => this.#stopAt(this.#buttons.find((button) => button === target)))
    this.#stopAt(this.#buttons[0])
  }

  focus(): void {
    this.#buttons.find(({ tabIndex }) => tabIndex === 0)?.focus()
  }

  /** What a button would do, and whether what it makes is there already; one that can do nothing stays where it is and says so. */
  show(of: (does: string) => { readonly can: boolean; readonly is: boolean }): void {
    for (const button of this.#buttons) {
      const { can, is } = of(button.dataset.does ?? '')
      button.setAttribute('aria-disabled', String(!can))
      if (button.hasAttribute('aria-pressed')) button.setAttribute('aria-pressed', String(is))
    }
  }

  #move(event: KeyboardEvent): void {
    const { target } = event
    const at = target instanceof HTMLButtonElement ? this.#buttons.indexOf(target) : -1
    const last = this.#buttons.length - 1
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at <= 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ]
    if (next === undefined) return
    event.preventDefault()
    this.#buttons[next]?.focus()
  }

  #stopAt(stop: HTMLButtonElement | undefined): void {
    if (!stop) return
    for (const button of this.#buttons) button.tabIndex = button === stop ? 0 : -1
  }
}
