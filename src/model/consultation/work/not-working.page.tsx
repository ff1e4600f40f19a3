import { z } from 'zod'
import { Forbidden } from '#kernel'
import { page } from '#platform'
import type { Ctx } from '#platform/server'
import { MY_REMARKS } from '../consultation-paths.ts'
import { calledIn } from '../consulted-text.domain.ts'
import { ownInstitutions } from '../remarks/own-institutions.query.server.ts'
import { readNotWorking } from './not-working.schema.ts'
import { NotWorkingForm } from './not-working-form.tsx'
import { placeInVersion, sendFromWork } from './send-from-work.server.ts'

const OfPlace = z.object({ modelId: z.string().max(80), version: z.string().max(20), about: z.string().max(120) })

async function placeThatFails(ctx: Ctx, { modelId, version, about }: z.infer<typeof OfPlace>) {
  const place = await placeInVersion(ctx, modelId, version, about)
  const mine = await ownInstitutions(ctx)
  if (mine.length === 0) throw new Forbidden('model.remark.send_from_work')
  return { ...place, mine }
}

/** "This does not work here" about a paragraph of the handbook, from any work. */
export const notWorkingPage = page({
  path: '/handbook/:modelId/:version/:about/not-working',
  params: OfPlace,
  act: 'model.remark.send_from_work',
  looking: 'unrecorded',
  load: (ctx, params) => placeThatFails(ctx, params),
  title: ({ loaded, params, t }) => t('model.work.title', { place: calledIn(loaded.text, params.about) }),
  initial: ({ mine }) => ({ institutionId: mine[0]?.id ?? '', kind: 'practice' }),
  form: (posted) => readNotWorking(posted),
  submit: (ctx, input) => sendFromWork(ctx, input),
  refusals: {
    client_data: 'model.remark.client_data',
    no_such_place: 'model.remark.no_such_place',
    not_your_institution: 'model.remark.not_your_institution',
  },
  then: () => ({ to: MY_REMARKS, flash: 'model.work.done' }),
  view: ({ loaded: { text, clause, mine }, params, form, t }) => (
    <NotWorkingForm
      form={form}
      {...params}
      text={text}
      clause={clause}
      mine={mine}
      back={{ href: `/handbook/${params.modelId}/${params.version}`, label: t('model.handbook.title') }}
    />
  ),
})
