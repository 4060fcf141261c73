# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:22-bookworm-slim AS production
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=build /app/rendezvous.js /app/main.ts /app/compose.ts /app/tsconfig.json ./
COPY --from=build /app/base ./base
COPY --from=build /app/codebook ./codebook
COPY --from=build /app/analysis ./analysis
COPY --from=build /app/ingest ./ingest
COPY --from=build /app/store ./store
COPY --from=build /app/workers ./workers
COPY --from=build /app/api ./api
COPY --from=build /app/commands ./commands
COPY --from=build /app/dashboard ./dashboard
USER node
EXPOSE 8480
ENTRYPOINT ["node", "rendezvous.js"]
CMD ["start"]
