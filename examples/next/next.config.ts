import type { NextConfig } from 'next'

export default { reactCompiler: true } satisfies NextConfig
