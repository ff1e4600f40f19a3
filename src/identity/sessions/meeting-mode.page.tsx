import { z } from 'zod'
import { ok } from '#kernel'
import { fields, optionalText, page } from '#platform'
import { ActionsBar, Button, Form, Head, Hidden } from '#platform/ui'
import { returnPath } from './return-path.domain.ts'

const readChoice = fields(z.object({ names: z.enum(['hidden', 'shown']), back: optionalText(300) }))

/** Hiding who people are while others see the screen, and showing it again. Kept for this browser, so it holds in every window. */
export const meetingModePage = page({
  path: '/meeting-mode',
  act: 'identity.session.hide_names',
  looking: 'unrecorded',
  load: async (_ctx, _params, query) => ({ back: returnPath(query.back) }),
  title: ({ t }) => t('identity.meeting_mode.title'),
  form: readChoice,
  submit: async (_ctx, { names, back }) => ok({ names, back: returnPath(back) }),
  refusals: {},
  then: ({ value }) => ({
    to: value.back,
    flash: 'identity.meeting_mode.changed',
    look: { names: value.names === 'hidden' ? 'hidden' : '' },
  }),
  view: ({ t, form, loaded }) => (
    <div class="prose">
      <Head title={t('identity.meeting_mode.title')} lead={t('identity.meeting_mode.text')} />
      <Form state={form} guard={false}>
        <Hidden name="names" value="hidden" />
        <Hidden name="back" value={loaded.back} />
        <ActionsBar>
          <Button>{t('identity.meeting_mode.submit')}</Button>
        </ActionsBar>
      </Form>
    </div>
  ),
})
