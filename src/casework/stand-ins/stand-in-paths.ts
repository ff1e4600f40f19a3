/** Where somebody finds who stands in for whom, and what they carry. */
export const standInsPath = '/stand-ins'
export const loadPath = '/load'
