import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * What an entry says and HSDS has no field for, as attributes with terms of these taxonomies; whoever reads HSDS may pass them over. A rule of
 * eligibility holds its kind as the term and what it asks for as the value.
 */
export const TAXONOMIES = ['category', 'eligibility', 'way', 'access', 'cost', 'cost_unit', 'audience'] as const
export type Taxonomy = (typeof TAXONOMIES)[number]
const PREFIX = 'urn:kooperacja:'
/** What a unit of TERYT is called by in `uri` of a service area, before its code. */
export const TERYT = 'urn:teryt:'

/** An id that is the same each time for one part of one thing, as a UUID (RFC 9562, version 8). */
export function partId(of: string, part: string): string {
  const bytes = createHash('sha256').update(`${of} ${part}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** One attribute of a service. */
export const attribute = (serviceId: string, taxonomy: Taxonomy, code: string, name: string, value?: string) => ({
  id: partId(serviceId, `attribute ${taxonomy} ${code}`),
  link_id: serviceId,
  link_type: taxonomy,
  link_entity: 'service',
  ...(value === undefined ? {} : { value }),
  taxonomy_term: {
    id: partId(PREFIX, `${taxonomy} ${code}`),
    code,
    name,
    description: name,
    taxonomy: `${PREFIX}${taxonomy}`,
  },
})

const text = z.string().optional()
const listOf = <S extends z.ZodType>(one: S) => z.array(one).optional()
const AttributeRead = z.object({
  value: text,
  link_type: text,
  taxonomy_term: z.object({ code: text, name: text, taxonomy: text }).optional(),
})
const ScheduleRead = z.object({
  freq: text,
  byday: text,
  opens_at: text,
  closes_at: text,
  description: text,
  interval: z.number().optional(),
  bymonthday: text,
  byweekno: text,
  byyearday: text,
})
export type ScheduleRead = z.infer<typeof ScheduleRead>

/** The fields of a service that the directory keeps; everything else that HSDS allows is passed over. */
export const HsdsRead = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  description: text,
  url: text,
  email: text,
  eligibility_description: text,
  minimum_age: z.number().optional(),
  maximum_age: z.number().optional(),
  fees_description: text,
  assured_date: text,
  organization_id: text,
  organization: z
    .object({
      id: text,
      name: text,
      organization_identifiers: listOf(z.object({ identifier_type: text, identifier: text })),
    })
    .optional(),
  phones: listOf(z.object({ number: text })),
  schedules: listOf(ScheduleRead),
  service_areas: listOf(z.object({ name: text, extent: text, uri: text })),
  service_at_locations: listOf(
    z.object({
      location: z
        .object({
          location_type: text,
          external_identifier: text,
          external_identifier_type: text,
          addresses: listOf(z.object({ address_1: text, city: text, postal_code: text })),
        })
        .optional(),
    }),
  ),
  languages: listOf(z.object({ code: text, name: text })),
  funding: listOf(z.object({ source: text })),
  cost_options: listOf(z.object({ amount: z.number().optional(), currency: text, amount_description: text })),
  required_documents: listOf(z.object({ document: text })),
  attributes: listOf(AttributeRead),
})
export type HsdsRead = z.infer<typeof HsdsRead>

/** The codes of one taxonomy that a service has, each with its value, in the order of the file. */
export const codesIn = ({ attributes = [] }: HsdsRead, taxonomy: Taxonomy) =>
  attributes.flatMap(({ taxonomy_term: term, value }) =>
    term?.taxonomy === `${PREFIX}${taxonomy}` && term.code !== undefined ? [{ code: term.code, value }] : [],
  )
