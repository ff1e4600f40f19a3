import { z } from 'zod'
import { returnPath } from '#identity'
import { ok, refused } from '#kernel'
import { draftHref } from '#model'
import { fields, line, optionalText, type Page, page } from '#platform'
import { ActionsBar, Button, ButtonLink, Empty, Form, Head, Section, Stack, Table, Tag } from '#platform/ui'
import type { TryoutAtHand } from './tryout.ts'
import { AGAIN, END, HERE } from './tryout-paths.ts'

const readPlayer = fields(z.object({ person: line(40), back: optionalText(300) }))

/** The pages that a try-out has beside those of the product: who is in it, beginning anew, the end. */
export const walkPages = (atHand: TryoutAtHand): readonly Page[] => [
  aboutPage(atHand),
  wishPage(atHand, 'again'),
  wishPage(atHand, 'end'),
]

/** What is tried here, whose case is open, and everybody whom one may act as. */
const aboutPage = (atHand: TryoutAtHand) =>
  page({
    path: HERE,
    act: 'tryout.act_as',
    looking: 'unrecorded',
    load: async () => atHand.shown(),
    title: ({ loaded, t }) => t('tryout.of', { name: loaded.name, version: loaded.version }),
    form: readPlayer,
    submit: async (_ctx, { person, back }) =>
      (await atHand.actAs(person)) ? ok(returnPath(back)) : refused('nobody', { field: 'person' }),
    refusals: { nobody: 'platform.form.not_offered' },
    then: ({ value }) => ({ to: value }),
    view: ({ loaded: { name, version, caseId, players, actingAs }, t }) => (
      <Stack>
        <Head title={t('tryout.of', { name, version })} lead={t('tryout.here.lead')} />
        <Section id="family" title={t('tryout.family')}>
          {caseId === null ? (
            <Empty title={t('tryout.family.none')} />
          ) : (
            <ButtonLink href={`/cases/${caseId}`}>{t('tryout.family.open')}</ButtonLink>
          )}
        </Section>
        <Section id="people" title={t('tryout.people')} note={t('tryout.people.note')}>
          <Table
            caption={t('tryout.people')}
            tight
            columns={(['name', 'roles', 'institution'] as const).map((one) => ({ label: t(`tryout.people.${one}`) }))}
            rows={players.map((one) => ({
              cells: [
                <>
                  {one.name} {one.personId === actingAs && <Tag>{t('tryout.people.now')}</Tag>}
                </>,
                one.roles.join(', '),
                one.institution,
              ],
            }))}
          />
        </Section>
      </Stack>
    ),
  })

/** For a browser that comes without the button of the bar. */
const wishPage = (atHand: TryoutAtHand, wish: 'again' | 'end') =>
  page({
    path: wish === 'again' ? AGAIN : END,
    act: `tryout.${wish}`,
    looking: 'unrecorded',
    load: async () => atHand.shown(),
    title: ({ t }) => t(`tryout.${wish}`),
    submit: async () => {
      atHand.wish(wish)
      return ok(atHand.shown().draftId)
    },
    refusals: {},
    then: ({ value }) =>
      wish === 'again'
        ? { to: HERE, flash: 'tryout.again.done' }
        : { to: draftHref(value), tryout: null, flash: 'tryout.end.done' },
    view: ({ form, t }) => (
      <Stack>
        <Head title={t(`tryout.${wish}`)} lead={t(`tryout.${wish}.lead`)} />
        <Form state={form} guard={false}>
          <ActionsBar>
            <Button>{t(`tryout.${wish}`)}</Button>
            <ButtonLink href={HERE}>{t('tryout.back')}</ButtonLink>
          </ActionsBar>
        </Form>
      </Stack>
    ),
  })
