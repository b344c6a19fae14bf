# The Debian package: `cpack -G DEB` in a build folder makes quisait_VERSION_ARCH.deb.
set(package ${CMAKE_SOURCE_DIR}/config)

# The shipped settings are the example with the package's data folder.
file(READ ${package}/quisait.toml settings)
string(REPLACE "data = \"data\"" "data = \"/var/lib/quisait\"" packaged "${settings}")
if(packaged STREQUAL settings)
    message(FATAL_ERROR "config/quisait.toml has no line data = \"data\"")
endif()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/package/quisait.toml CONTENT "${packaged}" @ONLY)

install(TARGETS quisait-indexer quisait-searchd RUNTIME DESTINATION bin)
install(FILES ${CMAKE_BINARY_DIR}/package/quisait.toml DESTINATION /etc/quisait
        PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
install(FILES ${package}/systemd/quisait-indexer.service ${package}/systemd/quisait-searchd.service
        DESTINATION /lib/systemd/system)
install(FILES ${package}/systemd/sysusers.conf DESTINATION lib/sysusers.d RENAME quisait.conf)
install(FILES ${package}/nginx/quisait.conf DESTINATION share/doc/quisait/examples/nginx)
install(FILES ${package}/debian/copyright README.md CHANGELOG.md DESTINATION share/doc/quisait)
install(DIRECTORY docs/ DESTINATION share/doc/quisait/docs FILES_MATCHING PATTERN "*.md")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME quisait)
set(CPACK_PACKAGE_CONTACT "The developers of Quisait <quisait@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Who knows what in a company, with the posts that prove it")
set(CPACK_PACKAGE_DESCRIPTION
"Reads what people write in the networks and chats of their company and answers
two questions in the browser, in French and in English: what do we know, and
who knows it. Everybody sees only what they may read.")
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_SET_DESTDIR ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "systemd | systemd-standalone-sysusers | systemd-sysusers")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS nginx)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${package}/debian/conffiles ${package}/debian/postinst
    ${package}/debian/prerm ${package}/debian/postrm)
include(CPack)
