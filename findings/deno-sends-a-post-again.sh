#!/usr/bin/env bash
# Deno 2.9.6: a POST that goes out on a connection a GET has used before, and gets no answer, is sent again by fetch itself
# where its body is a text or bytes; a Blob as body is sent once. Seen: text 2, bytes 2, Blob 1. For a request that costs
# money each is another bill; RFC 9110 §9.2.2 lets a client repeat by itself only what is idempotent, or what it knows was
# not processed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund deno@2.9.6
cat > gateway.mjs <<'JS'
// Answers a GET and keeps the connection; takes a POST whole and closes without an answer. Prints how many POSTs it saw.
import { createServer } from 'node:net'
let posts = 0
const server = createServer((socket) => {
  let text = ''
  socket.on('error', () => {})
  socket.on('data', (piece) => {
    text += piece.toString('latin1')
    if (text.startsWith('GET') && text.includes('\r\n\r\n')) {
      text = ''
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
    }
    if (text.startsWith('POST') && text.includes('prompt')) {
      text = ''
      posts++
      socket.destroy()
    }
  })
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`))
process.on('SIGTERM', () => {
  console.log(`posts ${posts}`)
  process.exit()
})
JS
cat > ask.mjs <<'JS'
const [url, kind] = Deno.args
await (await fetch(url)).text()
const text = '{"prompt":"a boat"}'
const body = { text, bytes: new TextEncoder().encode(text), blob: new Blob([text]) }[kind]
await fetch(url, { method: 'POST', body }).catch(() => undefined)
JS
for kind in text bytes blob; do
  node gateway.mjs > "out.$kind" &
  gateway=$!
  for _ in $(seq 100); do [ -s "out.$kind" ] && break; sleep 0.1; done
  timeout 60 ./node_modules/.bin/deno run --quiet --allow-net ask.mjs "$(head -n 1 "out.$kind")" "$kind"
  kill -TERM "$gateway"
  wait "$gateway" || true
  echo "$kind: $(tail -n 1 "out.$kind")"
done | tee seen
diff seen <(printf 'text: posts 2\nbytes: posts 2\nblob: posts 1\n')
