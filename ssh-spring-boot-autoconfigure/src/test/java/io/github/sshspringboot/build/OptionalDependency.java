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

package io.github.sshspringboot.build;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * A dependency that applications may have or not.
 *
 * @param name the name of the artifact
 */
public record OptionalDependency(String name) {

	private static final Pattern OPTIONAL = Pattern
		.compile("<artifactId>([^<]+)</artifactId>(?:(?!</dependency>).)*<optional>true</optional>", Pattern.DOTALL);

	/**
	 * Find those of the module that is tested.
	 * @return all of its POM
	 * @throws IOException if it cannot be read
	 */
	public static List<OptionalDependency> ofModule() throws IOException {
		return OPTIONAL.matcher(Files.readString(Path.of("pom.xml")))
			.results()
			.map((MatchResult match) -> new OptionalDependency(match.group(1)))
			.toList();
	}

	/**
	 * Return a class loader without the dependency. It has classes of this project of its
	 * own, so that they do not find what they could not find in an application.
	 * @return the class loader
	 * @throws IOException if the dependency cannot be read
	 */
	public ClassLoader absent() throws IOException {
		List<Path> classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.toList();
		Path location = classPath.stream()
			.filter(this::isLocation)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(this.name + " is not on the class path"));
		URL[] project = classPath.stream()
			.filter((path) -> isOfProject(path) && !path.equals(location))
			.map(OptionalDependency::url)
			.toArray(URL[]::new);
		return new AbsentClassLoader(project,
				Files.isDirectory(location) ? url(location).toString() : "jar:" + url(location) + "!", names(location));
	}

	/**
	 * Return whether a path is that of the dependency, which may be a module of this
	 * project that has not been packaged.
	 */
	private boolean isLocation(Path path) {
		return path.getFileName().toString().matches(Pattern.quote(this.name) + "-\\d.*(?<!-tests)\\.jar")
				|| path.endsWith(Path.of(this.name, "target", "classes"));
	}

	private static Set<String> names(Path location) throws IOException {
		if (Files.isDirectory(location)) {
			try (Stream<Path> files = Files.walk(location)) {
				return files.map((file) -> location.relativize(file).toString().replace(File.separatorChar, '/'))
					.collect(Collectors.toSet());
			}
		}
		try (JarFile file = new JarFile(location.toFile())) {
			return file.stream().map(JarEntry::getName).collect(Collectors.toSet());
		}
	}

	private static boolean isOfProject(Path path) {
		return Files.isDirectory(path) || path.getFileName().toString().startsWith("ssh-spring-boot-");
	}

	private static URL url(Path path) {
		try {
			return path.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

	private static final class AbsentClassLoader extends URLClassLoader {

		private final String location;

		private final Set<String> absent;

		private AbsentClassLoader(URL[] project, String location, Set<String> absent) {
			super(project, OptionalDependency.class.getClassLoader());
			this.location = location;
			this.absent = absent;
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				if (this.absent
					.contains(ClassUtils.convertClassNameToResourcePath(name) + ClassUtils.CLASS_FILE_SUFFIX)) {
					throw new ClassNotFoundException(name);
				}
				Class<?> type = findLoadedClass(name);
				if (type == null && name.startsWith("io.github.sshspringboot.")) {
					type = findClass(name);
				}
				return (type != null) ? type : super.loadClass(name, resolve);
			}
		}

		@Override
		public @Nullable URL getResource(String name) {
			try {
				Enumeration<URL> resources = getResources(name);
				return resources.hasMoreElements() ? resources.nextElement() : null;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public Enumeration<URL> getResources(String name) throws IOException {
			List<URL> found = new ArrayList<>(Collections.list(getParent().getResources(name)));
			found.removeIf((resource) -> resource.toString().startsWith(this.location));
			return Collections.enumeration(found);
		}

	}

}
