import { DraftCrumbs, DraftParams, DraftProblems, TRYOUT } from '#model'
import { page } from '#platform'
import { ActionsBar, Button, Form, Head, Note, Stack } from '#platform/ui'
import { beginTryout, draftToTry } from './begin-tryout.server.ts'
import type { Tryouts } from './tryout.ts'
import { HERE } from './tryout-paths.ts'

/** Beginning to try a draft out. The button on the page of the draft posts here. */
export const beginTryoutPage = (tryouts: Tryouts) =>
  page({
    path: TRYOUT,
    params: DraftParams,
    act: 'model.draft.try_out',
    looking: 'unrecorded',
    load: async (ctx, { draftId }, query) => ({
      read: await draftToTry(ctx, draftId),
      granted: await tryouts.mayCreate(),
      failed: query.failed !== undefined,
    }),
    title: ({ t }) => t('tryout.title'),
    submit: (ctx, { draftId }: { readonly draftId: string }) => beginTryout(ctx, tryouts, draftId),
    refusals: {
      broken: 'tryout.refusal.broken',
      not_granted: 'tryout.refusal.not_granted',
      too_many: 'tryout.refusal.too_many',
    },
    then: ({ value }) => ({ to: HERE, tryout: value }),
    view: ({ loaded: { read, granted, failed }, form, t }) => (
      <Stack>
        <DraftCrumbs draft={read.draft} here={t('tryout.title')} />
        <Head title={t('tryout.title')} lead={t('tryout.lead')} />
        {failed && <Note kind="bad" title={t('tryout.failed')} text={t('tryout.failed.text')} />}
        {!granted && <Note kind="bad" title={t('tryout.refusal.not_granted')} text={t('tryout.not_granted.text')} />}
        {read.reports.length > 0 && (
          <>
            <Note kind="bad" text={t('tryout.refusal.broken', { count: read.reports.length })} />
            <DraftProblems read={read} />
          </>
        )}
        {granted && read.reports.length === 0 && (
          <Form state={form} guard={false}>
            <ActionsBar>
              <Button>{t('tryout.begin')}</Button>
            </ActionsBar>
          </Form>
        )}
      </Stack>
    ),
  })
