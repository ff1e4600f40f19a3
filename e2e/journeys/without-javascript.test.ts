import { journey } from '../support/browser.ts'
import { PATIENCE_MS, walk } from './walk.ts'

journey(
  'with JavaScript switched off a family is led the same way, from the notice to an evaluated close',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const family = { surname: 'Sasankowa', mother: 'Beata', father: 'Leon', child: 'Iga' }
    await walk(
      family,
      () => arrive({ javaScript: false }),
      async () => undefined,
    )
  },
)
