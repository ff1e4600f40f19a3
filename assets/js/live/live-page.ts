import { followChanges } from './follow-changes.ts'

/** Shows what stands hidden inside as soon as the page is no longer the newest: `data-follow`, `data-revision`. */
export class LivePage extends HTMLElement {
  #end = () => {}

  connectedCallback(): void {
    const { follow, revision } = this.dataset
    if (follow) this.#end = followChanges(follow, Number(revision ?? '0'), { changed: () => this.#show() })
  }

  disconnectedCallback(): void {
    this.#end()
  }

  #show(): void {
    // The region stands in the page from the beginning and gets its words now, so that they are read out.
    const said = this.querySelector('template')
    const region = this.querySelector('[aria-live]')
    if (said && region && region.childElementCount === 0) region.append(said.content.cloneNode(true))
  }
}
