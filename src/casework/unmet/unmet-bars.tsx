import { useReader } from '#platform'
import { ScrollRegion } from '#platform/ui'
import { leastTold } from './bands.domain.ts'
import type { AreaTold } from './unmet-report.domain.ts'
import { areaWords, bandWords } from './unmet-words.ts'

/** Units of the drawing: names on the left, a bar for each area, its band in words on the right. */
const LINE = 34
const NAMES = 300
const BARS = 300
const WIDTH = 760
const MOST = 40
const short = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1).trimEnd()}…` : text)

/** Areas as bars: full for what there is at least, hatched as far as it may reach. The tables say the same. */
export function UnmetBars({ areas }: { readonly areas: readonly AreaTold[] }) {
  const { t } = useReader()
  const most = Math.max(...areas.map(({ band }) => band.hi), 1)
  const long = (count: number): number => Math.round((count / most) * BARS)
  return (
    <ScrollRegion label={t('casework.unmet.bars')}>
      <svg
        class="chart chart-min"
        viewBox={`0 0 ${WIDTH} ${areas.length * LINE}`}
        role="img"
        aria-label={t('casework.unmet.bars_alt', { count: areas.length })}
      >
        <defs>
          <pattern id="may-reach" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path class="ln2" d="M0 0V6" />
          </pattern>
        </defs>
        {areas.map((area, at) => (
          <g>
            <text x={NAMES - 10} y={at * LINE + 22} text-anchor="end">
              {short(areaWords(t, area))}
            </text>
            {/* Under five nothing is drawn full: the length would tell. */}
            <rect class="b1" x={NAMES} y={at * LINE + 8} width={solid(long, area)} height="18" />
            <rect
              class="ax0"
              fill="url(#may-reach)"
              x={NAMES + solid(long, area)}
              y={at * LINE + 8}
              width={long(area.band.hi) - solid(long, area)}
              height="18"
            />
            <text class="v" x={NAMES + long(area.band.hi) + 10} y={at * LINE + 22}>
              {bandWords(t, area.band)}
            </text>
          </g>
        ))}
      </svg>
    </ScrollRegion>
  )
}

const solid = (long: (count: number) => number, { band }: AreaTold): number => long(leastTold(band) ?? 0)
