import { Forbidden } from '#kernel'
import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage, Select } from '#platform/ui'
import { COURSES } from '../courses/course-paths.ts'
import { ISSUER } from './certificate-words.ts'
import { institutionsToIssue, issuerNow, mayNameIssuer } from './issuer.query.server.ts'
import { NameIssuerInput, nameIssuer } from './name-issuer.server.ts'

const readIssuer = fields(NameIssuerInput)

/** Saying which institution issues certificates of courses, for whoever edits them. */
export const nameIssuerPage = page({
  path: ISSUER,
  act: 'learning.issuer.name',
  looking: 'unrecorded',
  load: async (ctx) => {
    if (!(await mayNameIssuer(ctx))) throw new Forbidden('learning.issuer.name')
    return { now: await issuerNow(ctx), offered: await institutionsToIssue(ctx) }
  },
  title: ({ t }) => t('learning.issuer.title'),
  initial: ({ now }) => ({ institution: now?.id ?? '' }),
  form: readIssuer,
  submit: (ctx, input) => nameIssuer(ctx, input),
  refusals: { not_offered: 'platform.form.not_offered', same: 'learning.issuer.same' },
  then: () => ({ to: COURSES, flash: 'learning.issuer.named' }),
  view: ({ loaded: { now, offered }, form, t }) => (
    <FormPage
      form={form}
      title={t('learning.issuer.title')}
      lead={now ? t('learning.issuer.now', { name: now.name }) : t('learning.issuer.none')}
    >
      <Select
        name="institution"
        label={t('learning.issuer.institution')}
        hint={t('learning.issuer.hint')}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ActionsBar>
        <Button>{t('learning.issuer.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
