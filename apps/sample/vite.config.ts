import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { clientConditions } from '../../resolve-conditions.ts'

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: clientConditions },
  // Known from the start: a dependency found later would reload the page, and its generations with it.
  optimizeDeps: {
    include: [
      'react',
      'react-dom/client',
      'react/jsx-dev-runtime',
      '@tanstack/react-query',
      '@generated-video/client > valibot',
    ],
  },
})
