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

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.sshspringboot.command.SshCommand;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Annotation for a test that focuses <strong>only</strong> on the commands that SSH
 * clients can run. There is no server, no web and no database.
 * <p>
 * Component scanning is limited to classes with {@link SshCommand @SshCommand} on the
 * class or on a method, be it one of a superclass or an interface, to those with the
 * {@code @Command} of picocli or Spring Shell, to {@code @JacksonComponent} classes, and
 * to beans that implement
 * <ul>
 * <li>{@code SshArgumentResolver}</li>
 * <li>{@code SshCommandAvailability}</li>
 * <li>{@code SshCommandInterceptor}</li>
 * <li>{@code SshCommandSource}</li>
 * <li>{@code SshCompleter}</li>
 * <li>{@code SshExceptionHandler}</li>
 * <li>{@code SshExecHandler}</li>
 * <li>{@code SshResultRenderer}</li>
 * <li>{@code AuthorizationManager<SshCommandRequest>}</li>
 * <li>{@code ExitCodeExceptionMapper}</li>
 * <li>{@code Converter}, {@code GenericConverter} and {@code JacksonModule}</li>
 * </ul>
 * What commands need besides these comes from
 * {@link org.springframework.test.context.bean.override.mockito.MockitoBean @MockitoBean}
 * or {@link org.springframework.context.annotation.Import @Import}.
 * <p>
 * A {@link SshCommandTester} runs command lines as any user. Who may run a command is
 * decided as in the application: {@code ssh.authorization.rules} apply, and method
 * security is enabled as classes of the application with {@code @EnableMethodSecurity}
 * do, although configuration classes are not scanned. Beans of those, such as a
 * {@code RoleHierarchy}, have to be imported.
 *
 * @since 0.1.0
 * @see SshCommandTester
 * @see AutoConfigureSsh
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(SshTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(SshTypeExcludeFilter.class)
@ImportAutoConfiguration
public @interface SshTest {

	/**
	 * Properties in the form {@literal name=value} to add to the environment.
	 * @return the properties to add
	 */
	String[] properties() default {};

	/**
	 * The classes with commands to test. This is an alias of {@link #commands()}.
	 * @return the classes with commands
	 * @see #commands()
	 */
	@AliasFor("commands")
	Class<?>[] value() default {};

	/**
	 * The classes with commands to test. By default, all commands of the application are
	 * there. Those of Spring Shell are always there: it does not start without one that
	 * the application names.
	 * @return the classes with commands
	 * @see #value()
	 */
	@AliasFor("value")
	Class<?>[] commands() default {};

	/**
	 * Whether to use the default filters of the scan for components.
	 * @return whether to use the default filters
	 * @see #includeFilters()
	 * @see #excludeFilters()
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Filters that add beans to the application context.
	 * @return the include filters
	 */
	Filter[] includeFilters() default {};

	/**
	 * Filters that leave beans out of the application context.
	 * @return the exclude filters
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations to exclude from the test.
	 * @return the auto-configurations to exclude
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
