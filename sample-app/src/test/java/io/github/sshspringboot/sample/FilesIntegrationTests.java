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

package io.github.sshspringboot.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.sshspringboot.sample.Clients.Result;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files go in and out with the clients that people use.
 */
@Tag("aot")
@Testcontainers(disabledWithoutDocker = true)
class FilesIntegrationTests {

	private static final String SSH_OPTIONS = "-F /clients/ssh_config -o BatchMode=yes -o IdentitiesOnly=yes -i /clients/admin";

	@TempDir
	static Path data;

	private static Sample sample;

	private static Path files;

	@BeforeAll
	static void start() throws IOException {
		String mounts = """
				mounts[0].path=/files
				mounts[0].location=file:%1$s/files
				mounts[0].create=true
				mounts[0].access=read-write
				mounts[0].quota=200MB
				mounts[1].path=/public
				mounts[1].location=file:%1$s/public
				mounts[1].create=true
				mounts[2].path=/inbox
				mounts[2].location=file:%1$s/inbox
				mounts[2].create=true
				mounts[2].access=upload-only
				mounts[3].path=/outbox
				mounts[3].location=file:%1$s/outbox
				mounts[3].create=true
				mounts[4].path=/partial
				mounts[4].location=file:%1$s/partial
				mounts[4].create=true
				mounts[4].access=read-write
				mounts[4].keep-partial=true
				""".formatted(data);
		sample = Sample.start(data,
				Stream
					.concat(mounts.lines().map((line) -> "--ssh.sftp." + line),
							Stream.of("--ssh.scp.enabled=true", "--ssh.server.algorithms.profile=compatible"))
					.toArray(String[]::new));
		files = Files.createDirectories(data.resolve("files"));
		Files.writeString(Files.createDirectories(data.resolve("public")).resolve("notice.txt"), "notice\n");
		sample.authorize("operator", Clients.key("operator").publicKeys());
	}

	@AfterAll
	static void stop() {
		sample.close();
	}

	@BeforeEach
	void makeLocalFiles() throws IOException {
		try (Stream<Path> left = Files.list(files)) {
			for (Path file : left.filter((path) -> !path.getFileName().toString().startsWith(".")).toList()) {
				FileSystemUtils.deleteRecursively(file);
			}
		}
		Clients.succeed(
				"""
						rm -rf /tmp/local /tmp/copy && mkdir -p /tmp/local/tree/inner /tmp/copy && cd /tmp/local
						head -c 3000000 /dev/urandom > large && echo one > one.txt && echo two > two.txt && echo 'b c' > 'b c.txt'
						echo umlaut > 'größe.txt' && : > empty && cp one.txt tree && cp large tree/inner
						touch -d '2024-02-03 04:05:06 UTC' one.txt tree/one.txt
						""");
	}

	@Test
	void openSshSftpMovesFilesBothWays() throws IOException {
		String output = sftp("""
				put large /files/large
				put "b c.txt" /files
				put größe.txt /files
				put empty /files
				put -p one.txt /files
				put -R tree /files
				mkdir /files/new
				rename /files/large /files/new/large
				ls -1 /files
				ls -l /files/*.txt
				df /files
				get /files/new/large /tmp/copy/large
				get "/files/b c.txt" /tmp/copy
				get -p /files/one.txt /tmp/copy
				get -R /files/tree /tmp/copy
				cp /files/one.txt /files/three.txt
				rm /files/empty
				-rmdir /files/tree
				""");
		assertThat(output).contains("b c.txt", "größe.txt", "new", "tree");
		Clients.succeed("cd /tmp && cmp copy/large local/large && cmp 'copy/b c.txt' 'local/b c.txt' "
				+ "&& diff -r copy/tree local/tree && cmp copy/one.txt local/one.txt");
		assertThat(Clients.succeed("stat -c %Y /tmp/copy/one.txt").trim()).isEqualTo("1706933106");
		assertThat(Files.getLastModifiedTime(files.resolve("one.txt")))
			.isEqualTo(FileTime.from(Instant.ofEpochSecond(1706933106)));
		assertThat(files.resolve("three.txt")).hasContent("one");
		assertThat(files.resolve("empty")).doesNotExist();
		assertThat(files.resolve("tree/inner/large")).exists();
	}

	@Test
	void openSshSftpResumes() throws IOException {
		Clients.succeed("cd /tmp/local && head -c 1000000 large > /tmp/copy/large");
		sftp("put /tmp/copy/large /files/large\n");
		assertThat(files.resolve("large")).hasSize(1_000_000);
		sftp("reput large /files/large\nreget /files/large /tmp/copy/large\n");
		assertThat(files.resolve("large")).hasSize(3_000_000);
		Clients.succeed("cmp /tmp/local/large /tmp/copy/large");
	}

	@Test
	void openSshSftpResumesWhatWasInterrupted() throws IOException {
		Clients
			.run("""
					(echo 'put /tmp/local/large /partial/large'; sleep 60) | sftp -q -l 1000 %s -P %d admin@127.0.0.1 >/dev/null 2>&1 &
					sleep 8; pkill -9 -x ssh; pkill -9 -x sftp; true
					"""
				.formatted(SSH_OPTIONS, sample.port()));
		Path partial = data.resolve("partial/large");
		Awaitility.await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> assertThat(partial).exists());
		assertThat(Files.size(partial)).isBetween(1L, 2_999_999L);
		sftp("reput large /partial/large\nget /partial/large /tmp/copy/large\n");
		Clients.succeed("cmp /tmp/local/large /tmp/copy/large");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-O" })
	void openSshScpMovesFilesBothWays(String protocol) throws IOException {
		String scp = "cd /tmp/local && scp %s -q %s -P %d ".formatted(protocol, SSH_OPTIONS, sample.port());
		Clients.succeed(scp + "-p one.txt 'b c.txt' größe.txt large empty admin@127.0.0.1:/files/");
		Clients.succeed(scp + "-r tree admin@127.0.0.1:/files");
		assertThat(Files.getLastModifiedTime(files.resolve("one.txt")))
			.isEqualTo(FileTime.from(Instant.ofEpochSecond(1706933106)));
		Clients.succeed(scp + "-r 'admin@127.0.0.1:/files/*' /tmp/copy");
		Clients.succeed("cd /tmp && rm local/two.txt && diff -r local copy");
		Result missing = Clients.run(scp + "admin@127.0.0.1:/files/missing /tmp/copy");
		assertThat(missing.status()).isNotZero();
		assertThat(missing.error()).containsIgnoringCase("no such file");
		Result readOnly = Clients.run(scp + "one.txt admin@127.0.0.1:/public/");
		assertThat(readOnly.status()).isNotZero();
		assertThat(data.resolve("public/one.txt")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-O" })
	void openSshScpCopiesFromServerToServer(String protocol) throws IOException {
		Files.writeString(files.resolve("from"), "between\n");
		Clients
			.succeed("scp %1$s -3 -q %2$s scp://admin@127.0.0.1:%3$d//files/from scp://admin@127.0.0.1:%3$d//files/to"
				.formatted(protocol, SSH_OPTIONS, sample.port()));
		assertThat(files.resolve("to")).hasContent("between");
	}

	@Test
	void puttySftpMovesFilesBothWays() throws IOException {
		Clients.copy("""
				put large /files/large
				put -r tree /files/tree
				mv /files/large /files/moved
				ls /files
				get /files/moved /tmp/copy/large
				get -r /files/tree /tmp/copy/tree
				rm /files/moved
				""", "/clients/psftp");
		Clients.succeed("cd /tmp/local && psftp -batch -hostkey %s -i /clients/admin.ppk -P %d -b /clients/psftp "
			.formatted(sample.fingerprint(), sample.port()) + "admin@127.0.0.1");
		Clients.succeed("cd /tmp && cmp local/large copy/large && diff -r local/tree copy/tree");
		assertThat(files.resolve("moved")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-sftp", "-scp" })
	void puttyScpMovesFilesBothWays(String protocol) {
		String pscp = "cd /tmp/local && pscp %s -batch -q -hostkey %s -i /clients/admin.ppk -P %d ".formatted(protocol,
				sample.fingerprint(), sample.port());
		Clients.succeed(pscp + "-r large tree admin@127.0.0.1:/files");
		Clients.succeed(pscp + "-r admin@127.0.0.1:/files/large admin@127.0.0.1:/files/tree /tmp/copy || " + pscp
				+ "admin@127.0.0.1:/files/large /tmp/copy && " + pscp + "-r admin@127.0.0.1:/files/tree /tmp/copy");
		Clients.succeed("cd /tmp && cmp local/large copy/large && diff -r local/tree copy/tree");
	}

	@Test
	void paramikoMovesFilesBothWays() throws IOException {
		Clients.copy("""
				import sys, paramiko
				transport = paramiko.Transport(('127.0.0.1', int(sys.argv[1])))
				transport.connect(username='admin', pkey=paramiko.Ed25519Key.from_private_key_file('/clients/admin'))
				sftp = paramiko.SFTPClient.from_transport(transport)
				sftp.put('/tmp/local/large', '/files/large')
				assert sftp.stat('/files/large').st_size == 3000000
				sftp.get('/files/large', '/tmp/copy/large')
				sftp.mkdir('/files/dir')
				sftp.posix_rename('/files/large', '/files/dir/large')
				assert sftp.listdir('/files/dir') == ['large']
				with sftp.open('/files/dir/large', 'r+') as file:
				    file.seek(10)
				    file.write(b'changed')
				    file.seek(8)
				    assert file.read(11)[2:9] == b'changed'
				with sftp.open('/files/log', 'a') as file:
				    file.write('one')
				with sftp.open('/files/log', 'a') as file:
				    file.write('two')
				assert sftp.open('/files/log').read() == b'onetwo'
				for action, error in ((lambda: sftp.stat('/files/no'), FileNotFoundError),
				        (lambda: sftp.open('/public/new', 'w'), PermissionError),
				        (lambda: sftp.symlink('/etc', '/files/link'), IOError),
				        (lambda: sftp.open('/../../etc/hostname'), FileNotFoundError)):
				    try:
				        action()
				    except error:
				        continue
				    raise Exception('no ' + str(error))
				transport.close()
				""", "/clients/sftp-paramiko.py");
		Clients.succeed("python3 /clients/sftp-paramiko.py " + sample.port());
		Clients.succeed("cmp /tmp/local/large /tmp/copy/large");
	}

	@Test
	void asyncsshMovesFilesBothWays() {
		Clients.copy("""
				import asyncio, sys, asyncssh
				async def run():
				    async with asyncssh.connect('127.0.0.1', int(sys.argv[1]), username='admin', known_hosts=None,
				            agent_path=None, config=None, client_keys=['/clients/admin']) as connection:
				        async with connection.start_sftp_client() as sftp:
				            await sftp.put('/tmp/local/large', '/files/large')
				            await sftp.put('/tmp/local/tree', '/files', recurse=True, preserve=True)
				            await sftp.get('/files/large', '/tmp/copy/large')
				            await sftp.get('/files/tree', '/tmp/copy', recurse=True)
				            assert sorted(await sftp.glob('/files/*')) == ['/files/large', '/files/tree']
				            assert (await sftp.statvfs('/files')).bavail > 0
				asyncio.run(run())
				""", "/clients/sftp-asyncssh.py");
		Clients.succeed("python3 /clients/sftp-asyncssh.py " + sample.port());
		Clients.succeed("cd /tmp && cmp local/large copy/large && diff -r local/tree copy/tree");
	}

	@Test
	void curlMovesFilesBothWays() {
		String curl = "curl -sS --insecure -u admin:admin-password ";
		String url = " sftp://127.0.0.1:" + sample.port();
		Clients.succeed(curl + "--ftp-create-dirs -T /tmp/local/large" + url + "/files/deep/er/large");
		Clients.succeed(
				curl + "-o /tmp/copy/large" + url + "/files/deep/er/large && cmp /tmp/local/large /tmp/copy/large");
		assertThat(Clients.succeed(curl + url + "/files/deep/")).contains("er");
	}

	@Test
	void lftpMirrorsBothWays() {
		String lftp = "lftp -c \"set sftp:connect-program 'ssh -a -x %s -p %d'; open sftp://admin:@127.0.0.1; %%s\""
			.formatted(SSH_OPTIONS, sample.port());
		Clients.succeed(lftp.formatted("mirror -R /tmp/local /files/mirror; mirror /files/mirror /tmp/copy/local"));
		Clients.succeed("diff -r /tmp/local /tmp/copy/local");
	}

	@Test
	void rcloneCopiesBothWays() {
		String remote = "':sftp,host=127.0.0.1,port=%d,user=admin,key_file=/clients/admin:/files/clone'"
			.formatted(sample.port());
		Clients.succeed(
				"rclone --config '' copy /tmp/local %1$s && rclone --config '' copy %1$s /tmp/copy ".formatted(remote)
						+ "&& rclone --config '' check /tmp/local " + remote);
		Clients.succeed("diff -r /tmp/local /tmp/copy");
	}

	@Test
	void clientThatIsKilledLeavesNothingBehind() {
		Clients
			.run("""
					head -c 100000000 /dev/zero > /tmp/zero
					(echo 'put /tmp/zero /files/zero'; sleep 60) | sftp -q -l 20000 %s -P %d admin@127.0.0.1 >/dev/null 2>&1 &
					sleep 3; pkill -9 -x ssh; pkill -9 -x sftp; rm /tmp/zero; true
					"""
				.formatted(SSH_OPTIONS, sample.port()));
		assertThat(files.resolve("zero")).doesNotExist();
		Awaitility.await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> assertThat(totalSize()).isZero());
	}

	@Test
	void uploadThatMeetsTheQuotaFailsAndLeavesNothing() throws IOException {
		Result result = Clients
			.run("""
					head -c 250000000 /dev/zero > /tmp/zero
					echo 'put /tmp/zero /files/zero' | sftp -q -b - %s -P %d admin@127.0.0.1; status=$?; rm /tmp/zero; exit $status
					"""
				.formatted(SSH_OPTIONS, sample.port()));
		assertThat(result.status()).isNotZero();
		assertThat(files.resolve("zero")).doesNotExist();
		Awaitility.await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> assertThat(totalSize()).isZero());
	}

	@Test
	void ordersInTheInboxAreImported() {
		Clients.copy("customer,item,quantity,total\nInbox Ltd,Chair,1,10\n", "/tmp/local/orders.csv");
		Clients.copy("customer;item\n", "/tmp/local/wrong.csv");
		String sftp = "sftp -q -b - -F /clients/ssh_config -o BatchMode=yes -o IdentitiesOnly=yes -i /clients/operator "
				+ "-P %d operator@127.0.0.1".formatted(sample.port());
		Clients.succeed("printf 'put /tmp/local/orders.csv /inbox\\nput /tmp/local/wrong.csv /inbox\\n' | " + sftp);
		Awaitility.await()
			.atMost(20, TimeUnit.SECONDS)
			.untilAsserted(() -> assertThat(Clients.succeed("echo 'ls -1 /outbox' | " + sftp))
				.contains("orders.csv.result", "wrong.csv.result"));
		Clients.succeed("printf 'get /outbox/* /tmp/copy\\n' | " + sftp);
		assertThat(Clients.succeed("cat /tmp/copy/orders.csv.result")).isEqualTo("Imported 1 order\n");
		assertThat(Clients.succeed("cat /tmp/copy/wrong.csv.result")).contains("unknown column");
		assertThat(Clients.succeed(Client.OPENSSH.asAdmin(sample, "orders list -o csv"))).contains("Inbox Ltd");
		assertThat(Clients.succeed("echo 'ls -1 /inbox' | " + sftp)).doesNotContain("orders.csv");
	}

	private static String sftp(String batch) {
		Clients.copy(batch, "/clients/batch");
		return Clients.succeed("cd /tmp/local && LC_ALL=C.UTF-8 sftp -q -b /clients/batch %s -P %d admin@127.0.0.1"
			.formatted(SSH_OPTIONS, sample.port()));
	}

	private static long totalSize() throws IOException {
		try (Stream<Path> all = Files.walk(files)) {
			return all.filter(Files::isRegularFile).mapToLong((file) -> file.toFile().length()).sum();
		}
	}

}
