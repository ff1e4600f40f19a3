import type { Posted, Read } from '#platform'
import { checkModel } from '../definition/check-model.domain.ts'
import type { ModelDocument } from '../definition/document.ts'
import type { Report, ReportCode } from '../definition/report.domain.ts'
import { isObject } from '../definition/shape.domain.ts'
import { checkMapping } from '../mapping/check-mapping.domain.ts'
import type { MappingDocument } from '../mapping/mapping.ts'

const MOST_BYTES = 5 * 1024 * 1024
const refuse = (key: 'no_file' | 'too_large' | 'not_json'): Read<{ json: unknown }> => ({
  ok: false,
  errors: { file: { key: `model.administration.load.${key}` } },
})

/**
 * The file an administrator sent, a model or a mapping between two versions, checked; when it is wrong, the page shows every report of the
 * check (`reportsIn`).
 */
export function readModelFile(posted: Posted, loaded: readonly ModelDocument[]): Read<{ json: unknown }> {
  const file = posted.files.file
  if (!file) return refuse('no_file')
  if (file.bytes.length > MOST_BYTES) return refuse('too_large')
  const json = parsed(file.bytes)
  if (json === undefined) return refuse('not_json')
  const checked = isMapping(json) ? checkMapping(json, loaded) : checkModel(json, loaded)
  if (checked.ok) return { ok: true, value: { json } }
  return {
    ok: false,
    errors: { file: { key: 'model.administration.load.broken' } },
    values: valuesOf(checked.reports),
  }
}

/** What the file says it is; anything else is checked as a model. */
export const isMapping = (json: unknown): boolean => isObject(json) && json.format === MAPPING_FORMAT
const MAPPING_FORMAT: MappingDocument['format'] = 'kooperacja-mapping/1'

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

type Values = Readonly<Record<string, string | readonly string[]>>

/** Reports travel to the page as three lists of equal length: one page, with or without them. */
const valuesOf = (reports: readonly Report<ReportCode>[]): Values => ({
  code: reports.map(({ code }) => code),
  path: reports.map(({ path }) => path),
  message: reports.map(({ message }) => message),
})

export function reportsIn(values: Values): readonly { code: string; path: string; message: string }[] {
  const [codes, paths, messages] = [values.code ?? [], values.path ?? [], values.message ?? []].map((one) =>
    [one].flat(),
  )
  return (codes ?? []).map((code, index) => ({
    code,
    path: paths?.[index] ?? '',
    message: messages?.[index] ?? '',
  }))
}
