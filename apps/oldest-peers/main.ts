import '../sample/src/main.tsx'
