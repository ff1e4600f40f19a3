import { nameIn } from '#model'
import { showDate, useReader } from '#platform'
import { Mark, ScrollRegion, Table } from '#platform/ui'
import { type Box, teamLayout } from './team-layout.domain.ts'
import type { Beside, TeamPicture } from './team-picture.query.server.ts'

type Props = { readonly picture: TeamPicture }
const MOST = 34
/** A box has room for so many letters; the whole stands in the table. */
const short = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1).trimEnd()}…` : text)

/** The family in the middle and the institutions around it, with what each has open and when it last gave a sign. */
export function TeamFigure({ picture }: Props) {
  const { t } = useReader()
  const { frame, institutions } = picture
  const { width, height, middle, lines, boxes } = teamLayout(institutions.length)
  const alt = t('casework.picture.team.alt', { code: frame.code, count: institutions.length })
  return (
    <ScrollRegion label={t('casework.picture.team.title')}>
      <svg class="around" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={alt}>
        {lines.map((line, at) => (
          <path class={institutions[at]?.seats[0]?.hasAccounts ? 'tie' : 'tie letter'} d={line} />
        ))}
        <rect class="mid" x={middle.x} y={middle.y} width={middle.width} height={middle.height} rx="12" />
        <text class="strong" x={middle.x + middle.width / 2} y={middle.y + middle.height / 2 + 6} text-anchor="middle">
          {frame.code}
        </text>
        {institutions.map((one, at) => {
          const box = boxes[at]
          return box && <InstitutionBox box={box} one={one} picture={picture} />
        })}
      </svg>
    </ScrollRegion>
  )
}

type BoxProps = Props & { readonly box: Box; readonly one: Beside }

function InstitutionBox({ box, one, picture }: BoxProps) {
  const { t, locale } = useReader()
  const { model } = picture.known
  const roles = [...new Set(one.seats.map(({ role }) => nameIn(model.role(role).name, locale)))]
  const lines = [roles.join(', '), t('casework.picture.team.tasks', { count: one.tasks }), lastSignOf(one, t)]
  return (
    <>
      <rect class="box" x={box.x} y={box.y} width={box.width} height={box.height} rx="6" />
      <text class="strong" x={box.x + 14} y={box.y + 26}>
        {short(one.seats[0]?.shortName ?? '')}
      </text>
      {lines.map((line, at) => (
        <text x={box.x + 14} y={box.y + 52 + at * 22}>
          {short(line)}
        </text>
      ))}
    </>
  )
}

const lastSignOf = ({ lastSign }: Beside, t: ReturnType<typeof useReader>['t']): string =>
  lastSign === null
    ? t('casework.picture.team.no_sign')
    : t('casework.picture.team.last_sign', { day: showDate(lastSign) })

/** The same in a table, with people, contact and who stands in for whom. */
export function TeamTable({ picture: { institutions, standIns, known } }: Props) {
  const { t, locale } = useReader()
  return (
    <Table
      caption={t('casework.picture.team.title')}
      columns={[
        { label: t('casework.team.institution') },
        { label: t('casework.picture.team.people') },
        { label: t('casework.picture.team.contact') },
        { label: t('casework.picture.team.open') },
        { label: t('casework.picture.team.sign') },
      ]}
      rows={institutions.map((one) => ({
        cells: [
          one.seats[0] && <Mark sector={one.seats[0].sector} name={one.seats[0].shortName} />,
          one.seats.map((seat) => {
            const instead = standIns.filter(({ absentId, role }) => absentId === seat.personId && role === seat.role)
            return (
              <p>
                {seat.person} ({nameIn(known.model.role(seat.role).name, locale)})
                {instead.map(
                  ({ standIn, until }) =>
                    `; ${t('casework.stand_in.stood_in_by', { standIn, until: showDate(until) })}`,
                )}
              </p>
            )
          }),
          [one.phone, one.email].filter(Boolean).join(', ') || '–',
          String(one.tasks),
          one.lastSign === null ? t('casework.picture.team.no_sign') : showDate(one.lastSign),
        ],
      }))}
    />
  )
}
