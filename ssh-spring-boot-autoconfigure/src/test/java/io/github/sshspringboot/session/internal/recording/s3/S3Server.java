/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.sshspringboot.session.internal.recording.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.ForkedJvm;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A server with the API of Amazon S3, in a JVM of its own because its libraries are not
 * those of the tests.
 */
final class S3Server implements AutoCloseable {

	static final String BUCKET = "recordings";

	private static final Path JAR = Path.of("target", "s3", "s3mock.jar");

	private final ForkedJvm jvm;

	private final URI endpoint;

	private S3Server(ForkedJvm jvm, URI endpoint) {
		this.jvm = jvm;
		this.endpoint = endpoint;
	}

	static S3Server start(Path directory) throws IOException {
		ForkedJvm jvm = ForkedJvm.startJar(directory.resolve("s3.log"),
				List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-Dserver.address=127.0.0.1", "-Dserver.port=0",
						"-Dserver.ssl.enabled=false", "-Dhttp.port=0", "-Djava.io.tmpdir=" + directory),
				JAR);
		String port = jvm.awaitOutput("Tomcat started on ports (\\d+)").group(1);
		jvm.awaitOutput("Started S3MockApplication");
		S3Server server = new S3Server(jvm, URI.create("http://127.0.0.1:" + port));
		try (S3Client client = server.connect()) {
			client.createBucket((bucket) -> bucket.bucket(BUCKET));
		}
		return server;
	}

	URI getEndpoint() {
		return this.endpoint;
	}

	S3Client connect() {
		return S3Client.builder()
			.endpointOverride(this.endpoint)
			.forcePathStyle(true)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
			.build();
	}

	@Override
	public void close() {
		this.jvm.close();
	}

}
