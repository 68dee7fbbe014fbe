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

package io.github.sshspringboot.test.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.util.Assert;

/**
 * {@link ImportBeanDefinitionRegistrar} that enables method security if the application
 * does so in classes that are not part of the test: a command that everybody may run in a
 * test must not be one that the application protects, nor the other way round.
 */
class MethodSecurityRegistrar implements ImportBeanDefinitionRegistrar {

	/**
	 * The name of Boot's filter of classes that belong to a test.
	 */
	private static final String TESTS = "org.springframework.boot.test.context.filter.TestTypeExcludeFilter";

	private final BeanFactory beanFactory;

	private final Environment environment;

	private final ResourceLoader resourceLoader;

	MethodSecurityRegistrar(BeanFactory beanFactory, Environment environment, ResourceLoader resourceLoader) {
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.resourceLoader = resourceLoader;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClassMetadata, BeanDefinitionRegistry registry) {
		List<MergedAnnotation<EnableMethodSecurity>> enabling = findEnabling().stream()
			.filter((type) -> !isRegistered(type, registry))
			.map((type) -> type.getAnnotations().get(EnableMethodSecurity.class))
			.toList();
		if (!enabling.isEmpty()) {
			registry.registerBeanDefinition("sshTestMethodSecurity", new RootBeanDefinition(select(enabling)));
		}
	}

	private List<AnnotationMetadata> findEnabling() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false,
				this.environment);
		scanner.setResourceLoader(this.resourceLoader);
		scanner.addIncludeFilter(new AnnotationTypeFilter(EnableMethodSecurity.class));
		scanner.addExcludeFilter(this.beanFactory.getBean(TESTS, TypeExcludeFilter.class));
		Stream<String> packages = AutoConfigurationPackages.has(this.beanFactory)
				? AutoConfigurationPackages.get(this.beanFactory).stream() : Stream.empty();
		return packages.flatMap((name) -> scanner.findCandidateComponents(name).stream())
			.filter(AnnotatedBeanDefinition.class::isInstance)
			.map((candidate) -> ((AnnotatedBeanDefinition) candidate).getMetadata())
			.toList();
	}

	private static boolean isRegistered(AnnotationMetadata type, BeanDefinitionRegistry registry) {
		return Stream.of(registry.getBeanDefinitionNames())
			.map(registry::getBeanDefinition)
			.map(BeanDefinition::getBeanClassName)
			.anyMatch((className) -> Objects.equals(className, type.getClassName()));
	}

	/**
	 * Select what all the annotations enable together, as they do in the application.
	 */
	private static Class<?> select(List<MergedAnnotation<EnableMethodSecurity>> annotations) {
		Assert.state(isEnabled(annotations, "prePostEnabled"),
				() -> "@SshTest cannot enable method security without 'prePostEnabled': use @Import for "
						+ annotations.get(0).getSource());
		boolean secured = isEnabled(annotations, "securedEnabled");
		if (isEnabled(annotations, "jsr250Enabled")) {
			return secured ? SecuredAndJsr250.class : Jsr250.class;
		}
		return secured ? Secured.class : PrePost.class;
	}

	private static boolean isEnabled(List<MergedAnnotation<EnableMethodSecurity>> annotations, String attribute) {
		return annotations.stream().anyMatch((annotation) -> annotation.getBoolean(attribute));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	static class PrePost {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity(securedEnabled = true)
	static class Secured {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity(jsr250Enabled = true)
	static class Jsr250 {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity(securedEnabled = true, jsr250Enabled = true)
	static class SecuredAndJsr250 {

	}

}
