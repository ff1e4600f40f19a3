import { z } from 'zod'
import { fields, type Page, page } from '#platform'
import { type ActAs, linkHolder } from '#platform/server'
import {
  ActionsBar,
  Button,
  ButtonLink,
  FormPage,
  Head,
  KeyValues,
  Lines,
  Note,
  TextArea,
  TextField,
} from '#platform/ui'
import { valuesOf } from '../entries/entry-form.ts'
import { ServiceFields } from '../entries/service-fields.tsx'
import { toldParts } from '../entries/service-words.ts'
import { confirmByLink, proposeByLink, serviceByLink } from './by-link.server.ts'
import { ProposalInput } from './proposal.schema.ts'

const Link = z.object({ token: z.string().regex(/^[\w-]{43}$/) })
const readProposal = fields(ProposalInput)
const DONE = '/service-confirmed'
type LinkParts = { readonly actAs: ActAs }

/** Where the link of a mail leads: the whole entry, one button when everything is right, and the way to corrections. Opening it does nothing. */
const confirmPage = ({ actAs }: LinkParts) =>
  page({
    path: '/confirm-service/:token',
    params: Link,
    act: 'directory.service.confirm_by_link',
    looking: 'unrecorded',
    open: 'public',
    secretAddress: true,
    load: (_ctx, { token }) => actAs(linkHolder(token), serviceByLink),
    title: ({ t }) => t('directory.confirm.title'),
    submit: (_ctx, { token }) => actAs(linkHolder(token), confirmByLink),
    then: () => ({ to: DONE }),
    view: ({ t, form, loaded: { card }, params: { token } }) => (
      <FormPage
        form={form}
        over={card.provider}
        title={t('directory.confirm.title')}
        lead={t('directory.confirm.lead', { name: card.entry.name })}
      >
        <KeyValues
          items={toldParts(t, card).map(({ label, lines }) => ({
            term: label,
            value: lines.length === 1 ? lines[0] : <Lines items={lines} />,
          }))}
        />
        <ActionsBar>
          <Button>{t('directory.confirm.submit')}</Button>
          <ButtonLink href={`/confirm-service/${token}/corrections`}>{t('directory.confirm.correct')}</ButtonLink>
        </ActionsBar>
      </FormPage>
    ),
  })

/** The entry as a form: what the provider changes goes to its keeper, who decides. */
const correctionsPage = ({ actAs }: LinkParts) =>
  page({
    path: '/confirm-service/:token/corrections',
    params: Link,
    act: 'directory.service.propose_by_link',
    looking: 'unrecorded',
    open: 'public',
    secretAddress: true,
    load: (_ctx, { token }) => actAs(linkHolder(token), serviceByLink),
    title: ({ t }) => t('directory.confirm.correct'),
    initial: ({ card }) => valuesOf(card.entry),
    form: (posted) => readProposal(posted),
    submit: (_ctx, { token, ...input }) => actAs(linkHolder(token), (ctx) => proposeByLink(ctx, input)),
    refusals: {
      unit_unknown: 'directory.refusal.unit_unknown',
      unit_ambiguous: 'directory.refusal.unit_ambiguous',
      nothing_changed: 'directory.refusal.nothing_changed',
    },
    then: () => ({ to: DONE }),
    view: ({ t, form, loaded: { card, units } }) => (
      <FormPage
        form={form}
        over={card.provider}
        title={t('directory.confirm.correct')}
        lead={t('directory.confirm.correct_lead')}
      >
        <ServiceFields version={card.version} units={units} />
        <TextArea name="words" label={t('directory.confirm.words')} optional />
        <TextField name="signed" label={t('directory.confirm.signed')} hint={t('directory.confirm.signed_hint')} />
        <ActionsBar>
          <Button>{t('directory.confirm.propose')}</Button>
        </ActionsBar>
      </FormPage>
    ),
  })

/** What anybody reads who has answered by a link. */
const confirmedPage = page({
  path: DONE,
  act: 'directory.service.confirmed_note',
  looking: 'public',
  open: 'public',
  secretAddress: true,
  load: async () => null,
  title: ({ t }) => t('directory.confirm.done'),
  view: ({ t }) => (
    <>
      <Head title={t('directory.confirm.done')} />
      <Note kind="ok" text={t('directory.confirm.done_text')} />
    </>
  ),
})

/** Pages for a provider who comes by a one-use link, without an account. */
export const confirmPages = (parts: LinkParts): readonly Page[] => [
  confirmPage(parts),
  correctionsPage(parts),
  confirmedPage,
]
