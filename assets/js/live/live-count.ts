import { followChanges } from './follow-changes.ts'

/** A revision tells when it was counted and how many there are: so many fit. */
const ROOM = 128

/** Keeps a number in the frame of the page up to date, and says the new one: `data-follow`, `data-revision`. */
export class LiveCount extends HTMLElement {
  #end = () => {}

  connectedCallback(): void {
    const { follow, revision } = this.dataset
    if (!follow) return
    this.#end = followChanges(follow, Number(revision ?? '0'), { changed: (seen) => this.#show(seen % ROOM) })
  }

  disconnectedCallback(): void {
    this.#end()
  }

  #show(count: number): void {
    const shown = this.querySelector<HTMLElement>('[data-count]')
    const number = shown?.querySelector('.n')
    const said = this.querySelector('[aria-live]')
    if (!shown || !number || !said) return
    number.textContent = String(count)
    shown.hidden = count === 0
    said.textContent = count === 0 ? '' : `${count} ${this.dataset.words ?? ''}`
  }
}
