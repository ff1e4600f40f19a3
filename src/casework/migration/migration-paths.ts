export const MIGRATIONS = '/migrations'
export const migrationPath = (id: string): string => `${MIGRATIONS}/${id}`
