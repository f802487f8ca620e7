# Builds the hub from source and runs it as an ordinary user. The same settings run as a plain process:
# ./weatherglass run all. CI checks what this file says, but does not build an image from it.
FROM eclipse-temurin:25.0.3_9-jdk-noble AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -Dquick -Dmaven.test.skip=true -pl app -am package

FROM eclipse-temurin:25.0.3_9-jre-noble
RUN groupadd --gid 10001 weatherglass \
    && useradd --uid 10001 --gid weatherglass --no-create-home --shell /usr/sbin/nologin weatherglass \
    && install -d -o weatherglass -g weatherglass /data
COPY --from=build /src/app/target/quick/lib /opt/weatherglass/lib
COPY --from=build /src/app/target/quick/weatherglass.jar /opt/weatherglass/weatherglass.jar
USER 10001:10001
WORKDIR /data
VOLUME /data
ENV WEATHERGLASS_DATA_DIRECTORY=/data
EXPOSE 7070
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", \
    "--sun-misc-unsafe-memory-access=allow", "-jar", "/opt/weatherglass/weatherglass.jar"]
CMD ["run", "all"]
