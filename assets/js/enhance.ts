/** What the browser may add to pages that work without it. */
import { DraftSaver } from './draft-saver.ts'
import { guardForms } from './leave-guard.ts'
import { LiveCount } from './live/live-count.ts'
import { LiveMinutes } from './live/live-minutes.ts'
import { LivePage } from './live/live-page.ts'
import { openDetailsForPrint } from './print-details.ts'
import { TextEditor } from './text-editor/text-editor.ts'

customElements.define('draft-saver', DraftSaver)
customElements.define('text-editor', TextEditor)
customElements.define('live-page', LivePage)
customElements.define('live-minutes', LiveMinutes)
customElements.define('live-count', LiveCount)
guardForms(document)
openDetailsForPrint()

// What must be mended is read out first, whatever the page began with.
document.querySelector<HTMLElement>('[data-errors]')?.focus()
